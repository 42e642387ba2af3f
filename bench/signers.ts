/**
 * Concurrent signers of one book while a share of their transactions is answered with a conflict: with the store's retries,
 * and for comparison with a flat pause of 20 ms between the attempts.
 */
import type { Entry } from '../contract/books/schemas'
import { CommandError, runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { wholeNumberOf } from '../cli/options'
import removeAssembly from '../test/support/global-teardown'
import synthesize from '../test/support/global-setup'
import { makeTable } from '../test/support/table'
import { race, type Race, type RaceOptions } from './signers/race'

const HELP = `npm run bench:signers -- [options]

Signs one book concurrently while a share of the transactions is answered with a conflict.

  --signers N      concurrent signers (64)
  --entries N      entries in all (1000)
  --conflicts N    the share of conflicts, from 0 to 0.9 (0.1)
  --help`

const WAITS = { jitter: 'full jitter, from 100 ms', flat: 'flat 20 ms' } as const

const optionsIn = (): Omit<RaceOptions, 'wait'> => {
  const { values } = readCommandLine(HELP, {
    signers: { type: 'string', default: '64' },
    entries: { type: 'string', default: '1000' },
    conflicts: { type: 'string', default: '0.1' },
  })
  const signers = wholeNumberOf('signers', values.signers, { min: 1, max: 1000, example: 64 })
  const entries = wholeNumberOf('entries', values.entries, { min: 1, max: 9999, example: 1000 })
  const conflicts = Number(values.conflicts)
  if (!(conflicts >= 0 && conflicts <= 0.9))
    throw new CommandError('--conflicts must be a share from 0 to 0.9, such as --conflicts 0.1.')
  return { signers, entries, conflicts }
}

/** The count of gaps below the highest number, and of numbers that occur more than once. */
const missing = (numbers: readonly number[]): number => Math.max(0, ...numbers) - new Set(numbers).size
const repeated = (numbers: readonly number[]): number => numbers.length - new Set(numbers).size

const columns: [heading: string, of: (race: Race) => number | string][] = [
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  ['longest wait of a caller, s', ({ longestWaitSeconds }) => longestWaitSeconds.toFixed(1)],
  ['transactions sent', ({ sent }) => sent.transactions],
  ['conflicts injected', ({ sent }) => sent.conflicts],
  ['transactions without effect', ({ sent, answered }) => sent.transactions - answered.length],
  ['failed requests', ({ failures }) => failures.length],
  ['entries stored', ({ kept }) => kept.length],
  ['gaps', ({ kept }) => missing(numbersOf(kept)) + missing(pagesOf(kept))],
  ['duplicates', ({ kept }) => repeated(numbersOf(kept)) + repeated(pagesOf(kept))],
]
const numbersOf = (entries: readonly Entry[]): number[] => entries.map(({ number }) => number)
const pagesOf = (entries: readonly Entry[]): number[] => entries.map(({ page = 0 }) => page)

const main = async (): Promise<void> => {
  const options = optionsIn()
  synthesize()
  try {
    const races: [string, Race][] = []
    for (const wait of ['jitter', 'flat'] as const) {
      // The engine gets slower with the length of the stream; a table of AWS does not.
      const table = await makeTable({ stream: false })
      races.push([WAITS[wait], await race(table, { ...options, wait }).finally(() => table.remove())])
    }
    console.log(`${options.signers} signers, ${options.entries} entries, a volume with a page for each\n`)
    console.log(['', ...races.map(([name]) => name.padStart(27))].join('').padStart(84))
    for (const [heading, of] of columns)
      console.log(heading.padEnd(30) + races.map(([, it]) => String(of(it)).padStart(27)).join(''))
    if (races.some(([, { failures }]) => failures.length > 0)) process.exitCode = 1
  } finally {
    removeAssembly()
  }
}

void runCommand(main)
