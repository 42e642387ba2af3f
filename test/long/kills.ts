/**
 * Kills the functions at each kill point between a request and its subscriber (`test/kills/`), and compares the
 * recorded changes with the delivered messages. Then kills the function that issues notices at their minute, and counts
 * the issues of each. The exit status is 1 if anything was lost, unrecorded, altered, duplicated or early.
 */
import { CommandError, runCommand } from '../../cli/command'
import { readCommandLine } from '../../cli/command-line'
import { killAtEveryPoint } from '../kills/kill'
import { killAtTheMinute } from '../kills/notice-kills'
import synthesize from '../support/global-setup'
import removeAssembly from '../support/global-teardown'

const HELP = `npm run test:kills -- [options]

Kills the functions at each kill point, and compares the recorded changes with the delivered messages.

  --times N   kills at each kill point (100)
  --help`

async function main(): Promise<void> {
  const { values } = readCommandLine(HELP, { times: { type: 'string', default: '100' } })
  if (!/^[1-9]\d{0,3}$/.test(values.times))
    throw new CommandError('--times takes a whole number from 1 to 9999, such as --times 100.')
  const started = performance.now()
  synthesize()
  try {
    const report = await killAtEveryPoint(Number(values.times), ({ name }) => console.log(`kills at ${name}`))
    for (const { killPoint, kills } of report.killed)
      console.log(`${killPoint.padEnd(34)}${String(kills).padStart(5)} kills`)
    const { recorded, messages, lost, unrecorded, altered, duplicated } = report
    console.log(`${recorded} changes recorded, ${messages} messages delivered`)
    const notices = await killAtTheMinute(Math.ceil(Number(values.times) / 4))
    console.log(`${notices.kills} kills at the minute of a notice`)
    const { missing, repeated, early } = notices
    const wrong = { lost, unrecorded, altered, duplicated, missing, repeated, early }
    for (const [what, ids] of Object.entries(wrong))
      console.log(`${what.padEnd(10)}${ids.length} ${ids.join(' ')}`.trim())
    console.log(`${Math.round((performance.now() - started) / 1000)} s`)
    if (Object.values(wrong).some(({ length }) => length > 0)) process.exitCode = 1
  } finally {
    removeAssembly()
  }
}

void runCommand(main).then(() => process.exit())
