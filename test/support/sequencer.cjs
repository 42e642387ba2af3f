const { default: Sequencer } = require('@jest/test-sequencer')

/** The folders whose files take longest, the longest first. */
const LONG = ['test/model/', 'test/lib/', 'test/withdrawals/', 'test/journeys/', 'test/demo/', 'test/fuzz/']

/**
 * Starts the long files first, so that no worker is left alone with one at the end. By itself Jest goes by its cache of
 * durations, which a fresh checkout does not have, and then by the size of the file.
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
