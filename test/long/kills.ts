/**
 * Kills the functions at each seam on the way of a change, from before its commit to after its acknowledgement, and prints
 * what was recorded beside what the subscriber heard; exit status 1 when a change was lost, invented or altered.
 */
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from '../../cli/command'
import { killEverywhere } from '../kills/kill'
import synthesize from '../support/global-setup'
import removeAssembly from '../support/global-teardown'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { times: { type: 'string', default: '100' } } })
  if (!/^[1-9]\d{0,3}$/.test(values.times))
    throw new CommandError('--times takes a whole number from 1 to 9999, such as --times 100.')
  const started = performance.now()
  synthesize()
  try {
    const account = await killEverywhere(Number(values.times), ({ name }) => console.log(`… ${name}`))
    for (const { seam, kills } of account.killed)
      console.log(`${seam.padEnd(34)}${String(kills).padStart(5)} kills`)
    const { recorded, messages, lost, invented, altered, twice } = account
    console.log(`${recorded} changes recorded, ${messages} messages heard`)
    const wrong = { lost, invented, altered, twice }
    for (const [what, ids] of Object.entries(wrong))
      console.log(`${what.padEnd(10)}${ids.length} ${ids.join(' ')}`.trim())
    console.log(`${Math.round((performance.now() - started) / 1000)} s`)
    if (Object.values(wrong).some(({ length }) => length > 0)) process.exitCode = 1
  } finally {
    removeAssembly()
  }
}

void runCommand(main).then(() => process.exit())
