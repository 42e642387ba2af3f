import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { RunError } from '../run-error'
import { engineProgram } from './engine-program'
import { freePort } from './free-port'
import { callDynamoDb } from './wire'

/** A DynamoDB-compatible server that this run may use. */
export interface Engine {
  /** For example `http://127.0.0.1:41234`. */
  endpoint: string
  /** Ends it, if it is ours; what was acknowledged is on disk. */
  stop: () => Promise<void>
  /** Settles with a sentence for people when the engine ends without having been asked to. */
  failed: Promise<string>
}

/** The engine's one file in a data folder. */
export const TABLE_FILE = 'table.sqlite'

/**
 * The shell stands between us and the engine, so that the engine ends however we end: the pipe on its standard input
 * closes even when we are killed and cannot say goodbye. The engine gets a second to close its files.
 */
const watchdog = `
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
 * An engine that somebody else runs.
 *
 * @throws RunError when nobody answers there
 */
export async function foreignEngine(endpoint: string): Promise<Engine> {
  await callDynamoDb(endpoint, 'ListTables', {})
  return { endpoint, stop: async () => {}, failed: new Promise(() => {}) }
}

/**
 * Starts dynoxide on a free port, its one file in the data folder.
 *
 * @throws RunError when there is no engine for this machine, or it does not start
 */
export async function startEngine(data: string): Promise<Engine> {
  const program = engineProgram()
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryEngine(program, join(data, TABLE_FILE), await freePort())
    if (typeof started !== 'string') return started
    if (attempt === 3 || !started.includes('in use')) {
      throw new RunError(`The database engine did not start: ${started.trim() || 'it said nothing'}.`)
    }
  }
}

async function tryEngine(program: string, file: string, port: number): Promise<Engine | string> {
  const engine = [program, '--host', '127.0.0.1', '--port', String(port), '--db-path', file]
  // Of a process group of its own: Ctrl-C is ours to hear, and the engine ends after the last request.
  const child = spawn('/bin/sh', ['-c', watchdog, 'watchdog', ...engine], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stdin?.on('error', () => {})
  const complaint = await saysListening(child, exited)
  if (complaint !== undefined) {
    child.stdin?.end()
    return complaint
  }
  const endpoint = `http://127.0.0.1:${port}`
  await answering(endpoint)
  return owned(child, exited, endpoint)
}

function owned(child: ChildProcess, exited: Promise<void>, endpoint: string): Engine {
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
          resolve('The database engine has ended by itself; start again, nothing acknowledged is lost.')
      })
    }),
  }
}

/** Undefined when the engine is listening, else what it said before it ended. */
async function saysListening(child: ChildProcess, exited: Promise<void>): Promise<string | undefined> {
  return await new Promise((resolve) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      if (said.includes('listening on')) resolve(undefined)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', (error) => resolve(error.message))
    void exited.then(() => resolve(said))
  })
}

async function answering(endpoint: string): Promise<void> {
  const deadline = Date.now() + 5000
  for (;;) {
    const answered = await fetch(endpoint, { method: 'POST' }).then(
      () => true,
      () => false,
    )
    if (answered) return
    if (Date.now() > deadline) throw new RunError('The database engine started, but does not answer.')
    await pause(5)
  }
}
