/**
 * Measures the time from a change to its webhook at prompt subscribers, all on this machine: with one subscriber, with
 * nineteen beside three bad ones, and with five hundred of which ten are slow. Changes come at their rate, and all count.
 */
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { wholeNumberOf } from '../cli/options'
import synthesize from '../test/support/global-setup'
import removeAssembly from '../test/support/global-teardown'
import { measure, type Measurement } from './notify/open-loop'
import type { Behaviour } from './receivers'

const HELP = `npm run bench:notify -- [options]

Measures the time from a change to its webhook at prompt subscribers, in three cases.

  --interval N   milliseconds from one change to the next (500)
  --seconds N    for how long changes come (90)
  --only N       the number of one case, from 1 to 3 (all)
  --help`

const many = (count: number, behaviour: Behaviour): Behaviour[] =>
  Array.from({ length: count }, () => behaviour)

const CASES: readonly { readonly title: string; readonly behaviours: readonly Behaviour[] }[] = [
  { title: '1 subscriber', behaviours: ['prompt'] },
  {
    title: '19, one slow, one silent, one failing',
    behaviours: [...many(19, 'prompt'), 'slow', 'silent', 'failing'],
  },
  { title: '490, ten slow', behaviours: [...many(490, 'prompt'), ...many(10, 'slow')] },
]

async function main(): Promise<void> {
  const { values } = readCommandLine(HELP, {
    interval: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '90' },
    only: { type: 'string' },
  })
  const interval = wholeNumberOf('interval', values.interval, { min: 1, max: 60_000, example: 500 })
  const seconds = wholeNumberOf('seconds', values.seconds, { min: 3, max: 3600, example: 90 })
  const only =
    values.only === undefined
      ? undefined
      : wholeNumberOf('only', values.only, { min: 1, max: CASES.length, example: 2 })
  synthesize()
  try {
    console.log(`a change each ${interval} ms for ${seconds} s; ms from a change to prompt subscribers`)
    console.log(`${' '.repeat(40)}${HEADINGS.map((heading) => heading.padStart(11)).join('')}`)
    for (const [index, { title, behaviours }] of CASES.entries())
      if (only === undefined || only === index + 1)
        printRow(title, await measure({ behaviours, interval, seconds }))
  } finally {
    removeAssembly()
  }
}

const HEADINGS = ['median', 'p95', 'longest', 'p95, first', 'p95, last', 'missing', 'refused']

/** The p95 of the first and of the last third of the changes show whether the delay grows. */
function printRow(title: string, { delays, missing, refused }: Measurement): void {
  const third = Math.ceil(delays.length / 3)
  const all = delays.flat()
  const figures = [
    quantile(all, 0.5),
    quantile(all, 0.95),
    quantile(all, 1),
    quantile(delays.slice(0, third).flat(), 0.95),
    quantile(delays.slice(-third).flat(), 0.95),
    missing,
    refused,
  ]
  console.log(title.padEnd(40) + figures.map((figure) => figure.toFixed(0).padStart(11)).join(''))
}

/** The value below which this share of the values lies; NaN without values. */
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN

void runCommand(main).then(() => process.exit())
