import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface ProgramResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts a program of `bin/` with these arguments. Its environment has PATH and `env` only. */
export function startProgram(name: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', `bin/${name}.ts`, ...args], {
    cwd: join(__dirname, '../..'),
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text))
  const ended = new Promise<ProgramResult>((end) => child.on('close', (status) => end({ status, ...output })))
  return { child, output, ended }
}

/** Runs a program of `bin/` to its end. */
export const runProgram = async (...given: Parameters<typeof startProgram>): Promise<ProgramResult> =>
  await startProgram(...given).ended
