import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts a program of `bin/` with these arguments, its environment nothing but the path and what is given. */
export function startProgram(name: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', `bin/${name}.ts`, ...args], {
    cwd: join(__dirname, '../..'),
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const told = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (told[stream] += text))
  const ended = new Promise<Ended>((end) => child.on('close', (status) => end({ status, ...told })))
  return { child, told, ended }
}

/** Runs a program of `bin/` to its end. */
export const runProgram = async (...given: Parameters<typeof startProgram>): Promise<Ended> =>
  await startProgram(...given).ended
