/** Runs the CDK against the emulator, as against an account. */
import { join } from 'node:path'
import { CommandError } from '../../../cli/command'
import type { Emulator } from './emulator'
import { runProcess, type ProcessResult } from './run-process'

const REPOSITORY = join(__dirname, '../../..')
const APP = 'node --import tsx test/deployed/emulator/app.ts'
const ENVIRONMENT = 'aws://000000000000/eu-central-1'

export interface CdkOptions {
  readonly emulator: Emulator
  /** For the files of the CDK. */
  readonly folder: string
  readonly signal: AbortSignal
  /** The settings of the app. */
  readonly context: Readonly<Record<string, string>>
}

const runCdk = (
  { emulator, folder, signal, context }: CdkOptions,
  command: string,
  ...options: readonly string[]
): Promise<ProcessResult> =>
  runProcess(
    process.execPath,
    [
      join(REPOSITORY, 'node_modules/aws-cdk/bin/cdk'),
      command,
      ...options,
      '--app',
      APP,
      '--output',
      join(folder, 'cdk.out'),
      '--no-notices',
      ...Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      cwd: REPOSITORY,
      signal,
      // The environment of the caller may have settings of the CDK and of AWS for other accounts.
      env: { PATH: process.env['PATH'], HOME: folder, CI: 'true', ...emulator.environment },
    },
  )

/**
 * Runs a command of the CDK.
 *
 * @throws CommandError when it fails; the end of its output is printed
 */
export async function cdk(
  options: CdkOptions,
  command: string,
  ...further: readonly string[]
): Promise<string> {
  const { status, output } = await runCdk(options, command, ...further)
  if (status === 0) return output
  printEnd(output)
  throw new CommandError(`cdk ${command} has failed on the emulator: its messages are above.`)
}

/** Prints the last lines of an output. */
export const printEnd = (output: string): void =>
  console.error(output.trim().split('\n').slice(-20).join('\n'))

export const bootstrap = (options: CdkOptions): Promise<string> => cdk(options, 'bootstrap', ENVIRONMENT)

/** The options of `cdk deploy` and `cdk import`, which ask nobody. */
export const UNATTENDED = ['--require-approval', 'never']
