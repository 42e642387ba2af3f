/** What processes use of the machine, as `ps` reports it. */
import { execFileSync } from 'node:child_process'

export interface Usage {
  /** Resident memory. */
  readonly megabytes: number
  /** Processor time since the start of the process. */
  readonly seconds: number
}

interface Process extends Usage {
  readonly pid: number
  readonly parent: number
  readonly program: string
}

const NOTHING: Usage = { megabytes: 0, seconds: 0 }

/** What a process uses; nothing when it has ended. */
export const usageOf = (pid: number): Usage => processes().find((each) => each.pid === pid) ?? NOTHING

/** What a run uses, and its database engine, which is a process of its own. */
export function usageOfRun(pid: number): { readonly run: Usage; readonly engine: Usage } {
  const all = processes()
  const run = all.find((each) => each.pid === pid) ?? NOTHING
  // The engine is started by a shell, its watchdog.
  const watchdogs = new Set(all.filter(({ parent }) => parent === pid).map((each) => each.pid))
  const engine = all.find(({ parent, program }) => watchdogs.has(parent) && program.includes('dynoxide'))
  return { run, engine: engine ?? NOTHING }
}

function processes(): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,time=,comm='], { encoding: 'utf8' })
  return lines.split('\n').flatMap((line) => {
    const [pid, parent, kilobytes, time, program] = line.trim().split(/\s+/)
    if (time === undefined || program === undefined) return []
    const megabytes = Number(kilobytes) / 1024
    return [{ pid: Number(pid), parent: Number(parent), megabytes, seconds: secondsOf(time), program }]
  })
}

/** `1-02:03:04` on Linux, `3:04.56` on macOS. */
function secondsOf(time: string): number {
  const [rest = '', days = '0'] = time.split('-').toReversed()
  const parts = rest.split(':').map(Number)
  return Number(days) * 86_400 + parts.reduce((total, part) => total * 60 + part, 0)
}
