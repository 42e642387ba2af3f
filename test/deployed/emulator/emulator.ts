/** Starts and stops the emulator of AWS (`emulator.py`) on this machine. */
import { spawn, type ChildProcess } from 'node:child_process'
import { openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { CommandError } from '../../../cli/command'
import { eventually } from '../../support/eventually'
import { awsCall, type AwsCall } from './aws-call'

export interface Emulator {
  /** The variables by which the SDK and the CDK reach the emulator, and nothing else. */
  readonly environment: Readonly<Record<string, string>>
  readonly endpoint: string
  /** Makes the creation of resources of this type fail, or of none. */
  readonly refuse: (type: string | undefined) => void
  readonly call: AwsCall
  readonly stop: () => Promise<void>
}

const REGION = 'eu-central-1'
/** Of the account's root user, whom the emulator knows by this key. */
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'emulator', AWS_SECRET_ACCESS_KEY: 'emulator' }

/** Milliseconds for the emulator to end by itself. */
const GRACE = 10_000

/**
 * Starts the emulator with permissions enforced, and waits until it answers. It keeps all of its files in the folder.
 *
 * @throws CommandError with the end of its log when it does not start
 */
export async function startEmulator(python: string, folder: string): Promise<Emulator> {
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const logFile = join(folder, 'emulator.log')
  const log = openSync(logFile, 'w')
  const child = spawn(python, [join(__dirname, 'emulator.py')], {
    cwd: folder,
    // A process group of its own, to which the processes of the functions belong too.
    detached: true,
    // The emulator ends when its standard input does, so it never outlives this process.
    stdio: ['pipe', log, log],
    env: { PATH: process.env['PATH'], ...CREDENTIALS, ...settings(port, folder) },
  })
  const ended = new Promise<void>((end) => child.on('exit', () => end()).on('error', () => end()))
  const stop = () => stopEmulator(child, ended)
  await untilReady(endpoint, ended).catch(async (cause: unknown) => {
    await stop()
    const lines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join(' | ')
    throw new CommandError(`The emulator does not start: ${lines}`, { cause })
  })
  const environment = {
    ...CREDENTIALS,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    // The name for Python.
    AWS_DEFAULT_REGION: REGION,
    // No profile of the person who runs this.
    AWS_CONFIG_FILE: join(folder, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-credentials'),
  }
  const faultFile = faultFileIn(folder)
  const refuse = (type: string | undefined): void =>
    type === undefined ? rmSync(faultFile, { force: true }) : writeFileSync(faultFile, type)
  return { environment, endpoint, refuse, call: awsCall(python, environment), stop }
}

const faultFileIn = (folder: string): string => join(folder, 'fault')

const settings = (port: number, folder: string): Record<string, string> => ({
  GATEWAY_PORT: String(port),
  BIND_HOST: '127.0.0.1',
  MINISTACK_REGION: REGION,
  AUTH: 'true',
  LOG_LEVEL: 'WARNING',
  TMPDIR: folder,
  HOME: folder,
  STATE_DIR: join(folder, 'state'),
  PYTHONDONTWRITEBYTECODE: '1',
  FAULT_FILE: faultFileIn(folder),
  // Services that would listen on ports of their own, or use Docker.
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
  DOCKER_HOST: `unix://${join(folder, 'no-docker')}`,
})

async function untilReady(endpoint: string, ended: Promise<void>): Promise<void> {
  const isReady = eventually(async () => {
    const { ok } = await fetch(`${endpoint}/_ministack/health`)
    if (!ok) throw new Error('The emulator is not ready.')
  })
  const hasEnded = ended.then(() => {
    throw new Error('The emulator has ended.')
  })
  await Promise.race([isReady, hasEnded])
}

async function stopEmulator(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end()
  const isLate = await Promise.race([
    ended.then(() => false),
    new Promise<boolean>((late) => setTimeout(() => late(true), GRACE).unref()),
  ])
  if (isLate) child.kill('SIGKILL')
  // What has outlived it of its group.
  if (child.pid !== undefined) killGroup(child.pid)
  await ended
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
