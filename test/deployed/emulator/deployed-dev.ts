/** The stage `dev` on the emulator, with the clients for tests. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from '../../../cli/command'
import { TRIAL_SERVICES } from '../stage/deployed-stage'
import { startApiProxy, type ApiProxy } from './api-proxy'
import { bootstrap, cdk, UNATTENDED } from './cdk'
import type { Emulator } from './emulator'
import type { Trial } from './trial'

export interface DeployedDev {
  /** The file of the stack's outputs. */
  readonly outputs: string
  readonly stop: () => Promise<void>
}

export async function deployDev(emulator: Emulator, { folder, signal }: Trial): Promise<DeployedDev> {
  const outputs = join(folder, 'outputs.json')
  const options = { emulator, folder, signal, context: { stage: 'dev', services: TRIAL_SERVICES } }
  await bootstrap(options)
  await cdk(options, 'deploy', ...UNATTENDED, '--outputs-file', outputs)
  const proxy = await openAddresses(outputs, emulator)
  return { outputs, stop: proxy.stop }
}

/**
 * Writes the addresses into the outputs at which the emulator answers: it returns AWS's own for the sign-in, and one for the API
 * that not every machine resolves.
 */
async function openAddresses(file: string, { endpoint }: Emulator): Promise<ApiProxy> {
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>
  const [outputs] = Object.values(all)
  if (outputs?.ApiUrl === undefined) throw new CommandError(`${file} has no ApiUrl.`)
  const proxy = await startApiProxy(outputs.ApiUrl)
  Object.assign(outputs, { ApiUrl: proxy.url, TokenUrl: `${endpoint}/oauth2/token` })
  writeFileSync(file, JSON.stringify(all, null, 2))
  return proxy
}
