const { default: Sequencer } = require('@jest/test-sequencer')

/** The folders with the slowest test files, the slowest first. */
const LONG = [
  'test/pages/',
  'test/model/',
  'test/lib/',
  'test/withdrawals/',
  'test/journeys/',
  'test/demo/',
  'test/fuzz/',
]

/**
 * Starts the slowest files first, so that the workers end at about the same time. Jest itself sorts by cached durations,
 * which a fresh checkout does not have, and then by file size.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const index = LONG.findIndex((folder) => path.includes(`/${folder}`))
      return index === -1 ? LONG.length : index
    }
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the method of the base class
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b))
  }
}
