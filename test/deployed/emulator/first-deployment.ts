/**
 * A first deployment of `production` that fails, and is repeated after its cause is removed; then its stack is deleted, and
 * another one adopts the data.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../../../cli/command'
import { bootstrap, type CdkOptions } from './cdk'
import { startEmulator } from './emulator'
import { ProductionStage, type Outputs } from './production'
import type { Trial } from './trial'

/** Types whose creation is refused in turn: before, between and after those of what keeps data. */
const REFUSED_TYPES = ['AWS::IAM::Policy', 'AWS::Lambda::EventSourceMapping', 'AWS::ApiGatewayV2::Stage']

/** @throws CommandError when a deployment succeeds that should fail, or fails that should succeed */
export async function tryFirstDeployments({ python, folder, signal }: Trial): Promise<void> {
  for (const type of REFUSED_TYPES) {
    const own = join(folder, type.replaceAll(':', ''))
    mkdirSync(own)
    const emulator = await startEmulator(python, own)
    try {
      const options = { emulator, folder: own, signal, context: {} }
      await bootstrap(options)
      const stage = new ProductionStage(options)
      const outputs = await repeatFirstDeployment(stage, options, type)
      if (type === REFUSED_TYPES.at(-1)) await deleteAndAdopt(stage, outputs)
    } finally {
      await emulator.stop()
    }
  }
}

async function repeatFirstDeployment(
  stage: ProductionStage,
  { emulator }: CdkOptions,
  type: string,
): Promise<Outputs> {
  emulator.refuse(type)
  const { status, output } = await stage.tryDeploy()
  if (status === 0 || !output.includes(`refuses to create ${type}`))
    throw new CommandError(`The deployment did not fail by the refusal of ${type}.`)
  const left = leftoversIn(output).join(', ') || 'nothing'
  console.log(`A first deployment that fails at ${type} leaves behind: ${left}.`)
  emulator.refuse(undefined)
  const outputs = await stage.deploy()
  await stage.removeLeftovers(outputs)
  console.log('  Repeated, it succeeds, and what the first one has left can be deleted.')
  return outputs
}

/** The logical ids that a rollback has skipped, in lines such as `… | DELETE_SKIPPED | AWS::S3::Bucket | FeedFailed48DA2432`. */
const leftoversIn = (output: string): string[] =>
  output
    .split('\n')
    .filter((line) => line.includes('DELETE_SKIPPED'))
    .map((line) => line.split('|').at(-1)?.trim() ?? '')

const PARTNERSHIP = { id: 'istanbul', city: { en: 'Istanbul' }, country: 'TR' }

async function deleteAndAdopt(stage: ProductionStage, outputs: Outputs): Promise<void> {
  const recorded = await stage.send(outputs, 'POST', '/v1/partnerships', PARTNERSHIP)
  if (recorded.status !== 201) throw new CommandError(`Nothing can be recorded: ${recorded.text}`)
  await stage.delete()
  await stage.adopt(outputs)
  const adopted = await stage.deploy()
  for (const name of ['TableName', 'UserPoolId'] as const)
    if (adopted[name] !== outputs[name]) throw new CommandError(`The stage has another ${name} than before.`)
  const read = await stage.send(adopted, 'GET', '/v1/partnerships/istanbul')
  if (read.text !== recorded.text) throw new CommandError(`What was recorded reads otherwise: ${read.text}`)
  console.log('Deleted and adopted again, the stage has its table, its user pool and what was recorded.')
}
