import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from './eventually'

/** `npm start` as a process of its own. */
export interface LocalRun {
  readonly pid: number
  /** What it has written so far. */
  readonly told: { stdout: string; stderr: string }
  /** The exit status; null when it was killed. */
  readonly ended: Promise<number | null>
}

const repository = join(__dirname, '../..')

/** Starts it in a process group of its own, so that the whole group can be killed. */
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
  const told = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (told[stream] += text))
  const ended = new Promise<number | null>((end) => child.on('close', (status) => end(status)))
  return { pid: child.pid ?? 0, told, ended }
}

/** The address that it says it is ready at. */
export async function readyAt({ told }: LocalRun): Promise<string> {
  await eventually(() => expect(told.stdout + told.stderr).toMatch(/^ready .*$/m), 20_000)
  return /^ready (.*)$/m.exec(told.stdout)?.[1] ?? ''
}

/** The commands of all processes that have this text in their arguments. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => argumentsOf(pid))
    .filter((command) => command.includes(text))
}

/** Empty for a process that has ended meanwhile. */
function argumentsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
