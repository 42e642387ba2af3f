/** A first deployment of `production` that fails, and is repeated after its cause is removed. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../../../cli/command'
import { bootstrap, cdk, tryCdk, UNATTENDED, type CdkOptions } from './cdk'
import { startEmulator } from './emulator'
import type { Trial } from './trial'

/** Types whose creation is refused in turn: before the first, between, and after the last of what keeps data. */
const REFUSED_TYPES = ['AWS::IAM::Policy', 'AWS::Lambda::EventSourceMapping', 'AWS::ApiGatewayV2::Stage']

const STACK = 'golden-book-production'

/** @throws CommandError when a repeated deployment fails, or a refused one succeeds */
export async function tryFirstDeployments({ python, folder, signal }: Trial): Promise<void> {
  for (const type of REFUSED_TYPES) {
    const own = join(folder, type.replaceAll(':', ''))
    mkdirSync(own)
    const emulator = await startEmulator(python, own)
    try {
      await repeatFirstDeployment({ emulator, folder: own, signal, context: { stage: 'production' } }, type)
    } finally {
      await emulator.stop()
    }
  }
}

async function repeatFirstDeployment(options: CdkOptions, type: string): Promise<void> {
  await bootstrap(options)
  options.emulator.refuse(type)
  const { status, output } = await tryCdk(options, 'deploy', ...UNATTENDED)
  if (status === 0 || !output.includes(`refuses to create ${type}`))
    throw new CommandError(`The deployment did not fail by the refusal of ${type}.`)
  console.log(
    `A first deployment that fails at ${type} leaves behind: ${leftoversIn(output).join(', ') || 'nothing'}.`,
  )
  options.emulator.refuse(undefined)
  // `cdk deploy` deletes a stack whose creation was rolled back, but has set its termination protection before.
  await options.emulator.call('cloudformation', 'update_termination_protection', {
    StackName: STACK,
    EnableTerminationProtection: false,
  })
  await cdk(options, 'deploy', ...UNATTENDED)
  console.log('  Repeated, it succeeds.')
}

/** The logical ids that a rollback has skipped, in lines such as `… | DELETE_SKIPPED | AWS::S3::Bucket | FeedFailed48DA2432`. */
const leftoversIn = (output: string): string[] =>
  output
    .split('\n')
    .filter((line) => line.includes('DELETE_SKIPPED'))
    .map((line) => line.split('|').at(-1)?.trim() ?? '')
