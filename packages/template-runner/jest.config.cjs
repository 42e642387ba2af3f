// The SDK's notice about Node.js 20 would appear in the output of every test.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }],
    // Jest requires CommonJS, and jose is published as ES modules only.
    '/node_modules/jose/.+\\.js$': ['@swc/jest', { jsc: { target: 'es2023' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  // Detects a test that hangs, also on a slow machine.
  testTimeout: 60_000,
}
