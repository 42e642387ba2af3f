import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { RunError } from '../run-error'
import { checkTableFile, engineFailure } from './engine-failure'
import { engineProgram } from './engine-program'
import { freePort } from './free-port'
import { callDynamoDb } from './wire'

/** A DynamoDB-compatible server. */
export interface Engine {
  /** For example `http://127.0.0.1:41234`. */
  endpoint: string
  /** Stops an embedded engine; acknowledged writes are on disk. */
  stop: () => Promise<void>
  /** Resolves with a message when an embedded engine ends unexpectedly. */
  failed: Promise<string>
}

/** The file of the embedded engine in a data folder. */
export const TABLE_FILE = 'table.sqlite'

/**
 * A shell script that stops the engine when this process ends, even by SIGKILL: then the pipe on its standard input closes.
 * The engine has a second to close its files, which this user alone can read.
 */
const watchdog = `
umask 077
exec 3<&0
"$@" 3<&- &
engine=$!
{
  read -r _ <&3
  kill -TERM $engine 2>/dev/null
  for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 $engine 2>/dev/null || exit 0; sleep 0.1; done
  kill -KILL $engine 2>/dev/null
} &
exec 3<&-
wait $engine
`

/**
 * Uses a running DynamoDB.
 *
 * @throws RunError when the endpoint does not respond
 */
export async function externalEngine(endpoint: string): Promise<Engine> {
  await callDynamoDb(endpoint, 'ListTables', {})
  return { endpoint, stop: async () => {}, failed: new Promise(() => {}) }
}

/**
 * Starts dynoxide on a free port, with its file in the data folder.
 *
 * @throws RunError when there is no engine for this machine, or the engine does not start
 */
export async function startEngine(data: string): Promise<Engine> {
  const program = engineProgram()
  checkTableFile(join(data, TABLE_FILE))
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryEngine(program, join(data, TABLE_FILE), await freePort())
    if (typeof started !== 'string') return started
    if (attempt === 3 || !started.includes('in use')) throw engineFailure(started, join(data, TABLE_FILE))
  }
}

async function tryEngine(program: string, file: string, port: number): Promise<Engine | string> {
  const engine = [program, '--host', '127.0.0.1', '--port', String(port), '--db-path', file]
  // In a process group of its own, so that Ctrl-C does not stop the engine before the last request.
  const child = spawn('/bin/sh', ['-c', watchdog, 'watchdog', ...engine], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stdin?.on('error', () => {})
  const failure = await startFailure(child, exited)
  if (failure !== undefined) {
    child.stdin?.end()
    return failure
  }
  const endpoint = `http://127.0.0.1:${port}`
  await waitForResponse(endpoint)
  return embeddedEngine(child, exited, endpoint)
}

function embeddedEngine(child: ChildProcess, exited: Promise<void>, endpoint: string): Engine {
  let stopping = false
  return {
    endpoint,
    stop: async () => {
      stopping = true
      child.stdin?.end()
      await exited
    },
    failed: new Promise((resolve) => {
      void exited.then(() => {
        if (!stopping)
          resolve('The database engine ended unexpectedly; start again, acknowledged data is on disk.')
      })
    }),
  }
}

/** Undefined when the engine listens; its output when it ends first. */
async function startFailure(child: ChildProcess, exited: Promise<void>): Promise<string | undefined> {
  return await new Promise((resolve) => {
    let output = ''
    let isListening = false
    const read = (chunk: Buffer): void => {
      // Later output is read, so that the engine never waits, and dropped.
      if (!isListening) output += chunk.toString()
      if (isListening || !output.includes('listening on')) return
      isListening = true
      resolve(undefined)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', (error) => resolve(error.message))
    void exited.then(() => resolve(output))
  })
}

async function waitForResponse(endpoint: string): Promise<void> {
  const deadline = Date.now() + 5000
  for (;;) {
    const responded = await fetch(endpoint, { method: 'POST' }).then(
      () => true,
      () => false,
    )
    if (responded) return
    if (Date.now() > deadline)
      throw new RunError('The database engine started, but does not respond; start again.')
    await pause(5)
  }
}
