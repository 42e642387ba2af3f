/**
 * Kills the functions at each killPoint on the way of a change, from before its commit to after its acknowledgement, and prints
 * what was recorded beside what the subscriber delivered; exit status 1 when a change was lost, unrecorded or altered.
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
    const report = await killAtEveryPoint(Number(values.times), ({ name }) => console.log(`… ${name}`))
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
