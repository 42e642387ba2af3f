/**
 * Measures the office's pages in a real browser: the size of script and style, the requests before the first words, the
 * first contentful paint beside that of the same document without script, interleaved, the first visit on Today beside
 * the API's own answer, and the long tasks of an agenda of many visits.
 */
import { runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { wholeNumberOf } from '../cli/options'
import removeAssembly from '../test/support/global-teardown'
import synthesize from '../test/support/global-setup'
import { openOffice, type Office } from '../test/pages/support/office'
import { measureAgenda } from './pages/agenda'
import { measurePaints, medianOf, milliseconds } from './pages/paint'
import { printSizes } from './pages/sizes'
import { measureToday } from './pages/today'

const HELP = `npm run bench:pages -- [options]

  --runs N      page loads of each kind, interleaved (15)
  --visits N    visits on the agenda (1000)
  --help`

async function measure(office: Office, runs: number, visits: number): Promise<void> {
  printSizes()
  for (const [name, { withScript, without, requests }] of Object.entries(await measurePaints(office, runs))) {
    const ratio = (medianOf(withScript) / medianOf(without)).toFixed(2)
    console.log(
      `${name}: first contentful paint ${milliseconds(medianOf(withScript))}, without script ${milliseconds(medianOf(without))}, ratio ${ratio}; ${requests} requests before the first words`,
    )
  }
  const { page, api } = await measureToday(office, runs)
  console.log(
    `Today: first visit after ${milliseconds(medianOf(page))}; the API's own answer ${milliseconds(medianOf(api))}`,
  )
  const { tasks, shown } = await measureAgenda(office, visits)
  const longest = Math.max(0, ...tasks)
  console.log(`Agenda of ${shown} visits: ${tasks.length} long tasks, the longest ${milliseconds(longest)}`)
}

async function main(): Promise<void> {
  const { values } = readCommandLine(HELP, {
    runs: { type: 'string', default: '15' },
    visits: { type: 'string', default: '1000' },
  })
  const runs = wholeNumberOf('runs', values.runs, { min: 1, max: 999, example: 15 })
  const visits = wholeNumberOf('visits', values.visits, { min: 1, max: 5000, example: 1000 })
  synthesize()
  const office = await openOffice()
  try {
    await measure(office, runs, visits)
  } finally {
    await office.close()
    removeAssembly()
  }
}

void runCommand(main)
