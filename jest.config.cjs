// The functions run on Node.js 24. On Node.js 20 the SDK would print a warning in every test.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const { missingBrowser } = require('./test/pages/support/find-browser.cjs')

const reason = missingBrowser()
if (reason !== undefined) console.warn(`The tests of the pages are skipped: ${reason}.`)

/** The folders of the tests mirror those of the sources. */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/packages/*/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }],
    // Published as ES modules only, which Jest cannot require before Node.js 24.9.
    '/node_modules/jose/.+\\.js$': ['@swc/jest', { jsc: { target: 'es2023' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testPathIgnorePatterns: ['/node_modules/', ...(reason === undefined ? [] : ['<rootDir>/test/pages/'])],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testSequencer: '<rootDir>/test/support/sequencer.cjs',
  // Limits are for tests that hang. They are far from what a test takes, because a busy machine is ten times slower.
  testTimeout: 600_000,
  // A worker ends once its memory is freed, which takes a busy machine more than Jest's 500 ms.
  workerGracefulExitTimeout: 60_000,
  // More than two processors: journeys mostly wait, for the stream, the queues and the subscribers.
  maxWorkers: 3,
}
