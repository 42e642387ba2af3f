import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from './eventually'

/** `npm start` as a process of its own. */
export interface LocalRun {
  readonly pid: number
  /** Its output so far. */
  readonly output: { stdout: string; stderr: string }
  /** Resolves to the exit status, or to null if the process was killed. */
  readonly ended: Promise<number | null>
}

const repository = join(__dirname, '../..')

/** Starts `npm start` in a process group of its own, so that a test can kill the whole group. */
export function startLocalRun(
  args: readonly string[],
  root: string = repository,
  path: string = process.env['PATH'] ?? '',
): LocalRun {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/start.ts', ...args], {
    cwd: root,
    env: { PATH: path },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text))
  const ended = new Promise<number | null>((end) => child.on('close', (status) => end(status)))
  return { pid: child.pid ?? 0, output, ended }
}

/** Waits until the run is ready, and returns its URL. */
export async function readyAt({ output }: LocalRun): Promise<string> {
  await eventually(() => expect(output.stdout + output.stderr).toMatch(/^ready .*$/m))
  return /^ready (.*)$/m.exec(output.stdout)?.[1] ?? ''
}

/** The command lines of all processes that contain this text. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => argumentsOf(pid))
    .filter((command) => command.includes(text))
}

/** The command line of a process; empty if the process has ended. */
function argumentsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
