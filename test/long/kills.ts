/**
 * Kills the functions at each kill point between a request and its subscriber (`test/kills/`), and compares the
 * recorded changes with the delivered messages. The exit status is 1 if a change was lost, unrecorded, altered or
 * duplicated.
 */
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from '../../cli/command'
import { killAtEveryPoint } from '../kills/kill'
import synthesize from '../support/global-setup'
import removeAssembly from '../support/global-teardown'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { times: { type: 'string', default: '100' } } })
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
    const wrong = { lost, unrecorded, altered, duplicated }
    for (const [what, ids] of Object.entries(wrong))
      console.log(`${what.padEnd(10)}${ids.length} ${ids.join(' ')}`.trim())
    console.log(`${Math.round((performance.now() - started) / 1000)} s`)
    if (Object.values(wrong).some(({ length }) => length > 0)) process.exitCode = 1
  } finally {
    removeAssembly()
  }
}

void runCommand(main).then(() => process.exit())
