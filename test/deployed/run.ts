/** `npm run test:deployed`: runs the journeys against a deployed stage. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { CommandError, runCommand } from '../../cli/command'
import { readCommandLine } from '../../cli/command-line'
import { checkStage } from './stage/check-stage'
import { startDeployedRegistry } from './stage/deployed-registry'
import { readStage, STAGE_VARIABLE, type DeployedStage } from './stage/deployed-stage'
import { widenScopes } from './stage/clients'
import { JOURNEYS, selectJourneys, type Need } from './journeys'
import { reportOf, type JestResult } from './report'
import { temporaryFolder } from '../support/temporary-folder'

const HELP = `npm run test:deployed -- --outputs FILE [journey ...] [options]

Runs the journeys of test/journeys/ against a deployed stage, or those that are named. It records test data, adds and
removes people, and rules and queues on the bus. AWS credentials and region come from the environment; the right that
each call needs is in docs/testing-a-stage.md. The exit status is 1 when a journey fails.

  --outputs FILE   the outputs of the stage, as cdk deploy --outputs-file writes them
  --empty          delete everything that the stage dev has recorded, before each journey
  --production     run on the stage production, which is refused otherwise
  --help`

async function main(): Promise<void> {
  const { values, positionals } = readCommandLine(
    HELP,
    {
      outputs: { type: 'string' },
      empty: { type: 'boolean', default: false },
      production: { type: 'boolean', default: false },
    },
    { allowPositionals: true },
  )
  if (values.outputs === undefined)
    throw new CommandError('Give --outputs the file that cdk deploy --outputs-file has written.')
  checkNames(positionals)
  const stage = { ...readStage(values.outputs), empties: values.empty }
  checkStage(stage, values.production)
  await testStage(stage, positionals)
}

function checkNames(names: readonly string[]): void {
  const unknown = names.find((name) => JOURNEYS[name] === undefined)
  if (unknown !== undefined)
    throw new CommandError(`"${unknown}" is no journey: give the name of a file in test/journeys/.`)
}

async function testStage(stage: DeployedStage, names: readonly string[]): Promise<void> {
  const started = performance.now()
  const cognito = new CognitoIdentityProviderClient({})
  const restoreScopes = await widenScopes(cognito, stage)
  try {
    const { runnable, excluded } = selectJourneys(await offersOf(stage))
    const isChosen = (name: string): boolean => names.length === 0 || names.includes(name)
    const chosen = runnable.filter(isChosen)
    const result = chosen.length > 0 ? await runJest(stage, chosen) : NOTHING
    const report = reportOf(
      result,
      chosen,
      excluded.filter(({ name }) => isChosen(name)),
    )
    for (const line of report.lines) console.log(line)
    console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes on the stage ${stage.name}.`)
    if (!report.passed) process.exitCode = 1
  } finally {
    await restoreScopes()
    cognito.destroy()
  }
}

const NOTHING: JestResult = { numPassedTests: 0, numFailedTests: 0, testResults: [] }

/** What the stage has that some journeys need. */
async function offersOf(stage: DeployedStage): Promise<ReadonlySet<Need>> {
  const offers = new Set<Need>()
  if (stage.empties) offers.add('empty')
  if (await callsThisMachine(stage)) offers.add('subscribers')
  return offers
}

/** Whether a subscription to an address of this machine is accepted, as on an emulator that runs here. */
async function callsThisMachine(stage: DeployedStage): Promise<boolean> {
  const registry = await startDeployedRegistry({ ...stage, empties: false })
  try {
    const body = { name: 'Test', url: 'http://127.0.0.1:9/', types: ['book.*'], paused: false }
    const { paused: _, ...subscription } = body
    const answer = await registry.send('POST', '/v1/subscriptions', { body: subscription })
    if (answer.status === 422) return false
    if (answer.status !== 201) throw new Error(`The stage answers ${answer.status}: ${answer.text}`)
    await registry.send('DELETE', `/v1/subscriptions/${String(answer.body['id'])}`)
    return true
  } finally {
    await registry.stop()
  }
}

/** Ends when Jest does, with its result. */
async function runJest(stage: DeployedStage, names: readonly string[]): Promise<JestResult> {
  const folder = temporaryFolder()
  const outputFile = join(folder.path, 'result.json')
  try {
    await new Promise<void>((ended) => {
      const jest = spawn(
        process.execPath,
        [
          require.resolve('jest/bin/jest'),
          '--config',
          join(__dirname, 'jest.config.cjs'),
          '--runInBand',
          '--json',
          '--outputFile',
          outputFile,
          '--runTestsByPath',
          ...names.map((name) => join('test/journeys', `${name}.test.ts`)),
        ],
        {
          cwd: join(__dirname, '../..'),
          env: { ...process.env, [STAGE_VARIABLE]: JSON.stringify(stage) },
          // The JSON goes to the file, and with --json to the standard output as well.
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      )
      jest.on('close', () => ended())
    })
    if (!existsSync(outputFile))
      throw new CommandError('Jest has ended without a result, see its messages above.')
    return JSON.parse(readFileSync(outputFile, 'utf8')) as JestResult
  } finally {
    folder.remove()
  }
}

void runCommand(main).then(() => process.exit())
