/** `npm run deploy`: `cdk deploy`, also after a first deployment that failed. */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CommandError, runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { stackNameOf } from '../lib/app'
import { SettingError } from '../lib/settings/setting-error'
import { settingsOf } from '../lib/settings/settings'
import { releaseFailedStack } from '../operations/failed-stack'
import { contextWith, runCdk } from './cdk'

const HELP = `npm run deploy -- [options]

Deploys the stack of a stage by cdk deploy, which gets all options (npx cdk deploy --help). A stack whose first deployment
failed is removed before: its termination protection ends, as nothing is left of it but its name.

  -c stage=NAME   the stage, one of cdk.json (dev)
  --help`

async function main(): Promise<void> {
  const options = {
    context: { type: 'string', short: 'c', multiple: true },
    profile: { type: 'string' },
  } as const
  const { values } = readCommandLine(HELP, options, { allowUnknown: true })
  const flags = (values.context ?? []).filter((flag) => typeof flag === 'string')
  await release(nameOfStack(flags), typeof values.profile === 'string' ? { profile: values.profile } : {})
  process.exitCode = await runCdk(['deploy', ...process.argv.slice(2)])
}

function nameOfStack(flags: readonly string[]): string {
  try {
    return stackNameOf(settingsOf(contextWith(flags)))
  } catch (error) {
    throw error instanceof SettingError ? new CommandError(error.message, { cause: error }) : error
  }
}

/** A fault of the credentials, the region or the rights is left to the CDK CLI, which reports it. */
async function release(name: string, config: { profile?: string }): Promise<void> {
  const released = await releaseFailedStack(new CloudFormationClient(config), name).catch(() => false)
  if (released) console.log(`${name}: its first deployment failed; it is removed and deployed again.`)
}

void runCommand(main)
