// The journeys on a deployed stage, one after the other: they share it. `run.ts` names the files.
const { globalSetup: _s, globalTeardown: _t, testMatch: _m, ...shared } = require('../../jest.config.cjs')

module.exports = {
  ...shared,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/journeys/*.test.ts'],
  // Far from what a test takes, and short enough for one that hangs to end before the run's own limit.
  testTimeout: 300_000,
  maxWorkers: 1,
}
