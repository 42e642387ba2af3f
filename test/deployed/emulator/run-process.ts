import { spawn, type SpawnOptions } from 'node:child_process'

export interface ProcessResult {
  /** Null if the process was killed. */
  readonly status: number | null
  /** Of both streams, unless they are inherited. */
  readonly output: string
}

/** Runs a process in a group of its own, which is killed with all of its processes when the signal aborts. */
export async function runProcess(
  command: string,
  args: readonly string[],
  { signal, ...options }: Pick<SpawnOptions, 'cwd' | 'env' | 'stdio' | 'signal'>,
): Promise<ProcessResult> {
  signal?.throwIfAborted()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: true })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
  const kill = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  }
  signal?.addEventListener('abort', kill)
  const status = await new Promise<number | null>((ended, failed) =>
    child.on('close', ended).on('error', failed),
  )
  signal?.removeEventListener('abort', kill)
  return { status, output }
}
