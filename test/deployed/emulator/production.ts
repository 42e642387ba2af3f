/** The stage `production` on the emulator, by the commands of docs/deploying.md. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../../../cli/command'
import { sendRequest } from '../../support/send-request'
import { tokenOf } from '../stage/clients'
import { startApiProxy } from './api-proxy'
import { cdk, printEnd, type CdkOptions } from './cdk'
import { runProcess, type ProcessResult } from './run-process'

const STACK = 'golden-book-production'
const STAGE = ['-c', 'stage=production']

/** What the trial reads of the stack's outputs. */
export type Outputs = Readonly<
  Record<'ApiUrl' | 'TableName' | 'UserPoolId' | 'ProtocolOfficeClientId', string>
>

interface Lists {
  readonly TableNames: readonly string[]
  readonly UserPools: readonly { readonly Id: string }[]
}

export class ProductionStage {
  private readonly outputsFile: string

  constructor(private readonly options: CdkOptions) {
    this.outputsFile = join(options.folder, 'outputs.json')
  }

  /** Runs `npm run deploy` to its end, also if it fails. */
  tryDeploy(): Promise<ProcessResult> {
    const output = ['--output', join(this.options.folder, 'cdk.out'), '--outputs-file', this.outputsFile]
    return this.npmRun('deploy', '--require-approval', 'never', '--no-notices', ...output)
  }

  async deploy(): Promise<Outputs> {
    await succeed('npm run deploy', this.tryDeploy())
    const all = JSON.parse(readFileSync(this.outputsFile, 'utf8')) as Readonly<Record<string, Outputs>>
    const outputs = all[STACK]
    if (outputs === undefined) throw new CommandError(`${this.outputsFile} has no outputs of ${STACK}.`)
    return outputs
  }

  /** Deletes the stack, which keeps its table and its user pool. */
  async delete(): Promise<void> {
    const protection = { StackName: STACK, EnableTerminationProtection: false }
    await this.options.emulator.call('cloudformation', 'update_termination_protection', protection)
    await cdk({ ...this.options, context: { stage: 'production' } }, 'destroy', '--force')
  }

  /** Deletes the tables and the user pools that failed deployments have left. */
  async removeLeftovers({ TableName, UserPoolId }: Outputs): Promise<void> {
    const { call } = this.options.emulator
    const { TableNames } = (await call('dynamodb', 'list_tables', {})) as Lists
    for (const name of TableNames.filter((each) => each !== TableName)) {
      await call('dynamodb', 'update_table', { TableName: name, DeletionProtectionEnabled: false })
      await call('dynamodb', 'delete_table', { TableName: name })
    }
    const { UserPools } = (await call('cognito-idp', 'list_user_pools', { MaxResults: 60 })) as Lists
    for (const { Id } of UserPools.filter((pool) => pool.Id !== UserPoolId)) {
      const parameters = { UserPoolId: Id, DeletionProtection: 'INACTIVE' }
      await call('cognito-idp', 'update_user_pool', parameters)
      await call('cognito-idp', 'delete_user_pool', { UserPoolId: Id })
    }
  }

  /** Makes a new stack of what the deleted one has left. */
  async adopt({ TableName, UserPoolId }: Outputs): Promise<void> {
    await succeed('npm run adopt', this.npmRun('adopt', '--table', TableName, '--user-pool', UserPoolId))
  }

  /** Sends a request as the protocol office. */
  async send(
    { ApiUrl, UserPoolId, ProtocolOfficeClientId }: Outputs,
    method: string,
    path: string,
    body?: object,
  ) {
    const { emulator } = this.options
    const parameters = { UserPoolId, ClientId: ProtocolOfficeClientId }
    const { UserPoolClient } = (await emulator.call(
      'cognito-idp',
      'describe_user_pool_client',
      parameters,
    )) as { readonly UserPoolClient: Parameters<typeof tokenOf>[1] }
    const token = await tokenOf(`${emulator.endpoint}/oauth2/token`, UserPoolClient, ['read', 'write'])
    const proxy = await startApiProxy(ApiUrl)
    try {
      return await sendRequest(proxy.url, method, path, { token, ...(body ? { body } : {}) })
    } finally {
      await proxy.stop()
    }
  }

  private npmRun(script: string, ...args: readonly string[]): Promise<ProcessResult> {
    const { emulator, folder, signal } = this.options
    return runProcess('npm', ['run', '-s', script, '--', ...STAGE, ...args], {
      cwd: join(__dirname, '../../..'),
      signal,
      env: { PATH: process.env['PATH'], HOME: folder, CI: 'true', ...emulator.environment },
    })
  }
}

async function succeed(command: string, running: Promise<ProcessResult>): Promise<void> {
  const { status, output } = await running
  if (status === 0) return
  printEnd(output)
  throw new CommandError(`${command} has failed on the emulator: its messages are above.`)
}
