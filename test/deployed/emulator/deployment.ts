/** Deploys the app to the emulator by the CDK, as to an account. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../../../cli/command'
import type { Emulator } from './emulator'
import { runProcess } from './run-process'
import { startApiProxy, type ApiProxy } from './api-proxy'

const REPOSITORY = join(__dirname, '../../..')
const APP = 'node --import tsx test/deployed/emulator/app.ts'
const ACCOUNT = 'aws://000000000000/eu-central-1'

export interface CdkOptions {
  readonly emulator: Emulator
  /** For the files of the CDK. */
  readonly folder: string
}

/** @throws CommandError with the end of the output when the command fails */
export async function cdk(
  { emulator, folder }: CdkOptions,
  command: readonly string[],
  context: Readonly<Record<string, string>> = {},
): Promise<string> {
  const settings = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { status, output } = await runProcess(
    process.execPath,
    [
      join(REPOSITORY, 'node_modules/aws-cdk/bin/cdk'),
      ...command,
      '--app',
      APP,
      '--output',
      join(folder, 'cdk.out'),
      '--no-notices',
      ...settings,
    ],
    {
      cwd: REPOSITORY,
      env: { PATH: process.env['PATH'], HOME: folder, CI: 'true', ...emulator.environment },
    },
  )
  if (status === 0) return output
  const lines = output.trim().split('\n').slice(-15).join('\n')
  throw new CommandError(`cdk ${command[0]} has failed on the emulator:`, { cause: lines })
}

export const bootstrap = (options: CdkOptions): Promise<string> => cdk(options, ['bootstrap', ACCOUNT])

/** Deploys a stage. Returns the file of its outputs. */
export async function deploy(
  options: CdkOptions,
  context: Readonly<Record<string, string>>,
): Promise<string> {
  const file = join(options.folder, 'outputs.json')
  await cdk(options, ['deploy', '--require-approval', 'never', '--outputs-file', file], context)
  return file
}

type Outputs = Record<string, Record<string, string>>

/**
 * Writes the addresses into the outputs at which the emulator answers: it returns AWS's own for the sign-in, and one for the API
 * that not every machine resolves.
 */
export async function openAddresses(file: string, { endpoint }: Emulator): Promise<ApiProxy> {
  const all = JSON.parse(readFileSync(file, 'utf8')) as Outputs
  const [outputs] = Object.values(all)
  if (outputs?.ApiUrl === undefined) throw new CommandError(`${file} has no ApiUrl.`)
  const proxy = await startApiProxy(outputs.ApiUrl)
  Object.assign(outputs, { ApiUrl: proxy.url, TokenUrl: `${endpoint}/oauth2/token` })
  writeFileSync(file, JSON.stringify(all, null, 2))
  return proxy
}
