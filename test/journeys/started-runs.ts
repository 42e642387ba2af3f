/** Starts `npm start` for a test, in a temporary folder, and ends every process at the end of the test. */
import { join, relative } from 'node:path'
import { errorCode } from 'template-runner/run-error'
import { assemblyFolder } from '../support/assembly'
import { eventually } from '../support/eventually'
import { processesWith, startLocalRun, type LocalRun } from '../support/local-run'
import { temporaryFolder } from '../support/temporary-folder'

export const repository = join(__dirname, '../..')

export class StartedRuns {
  private readonly folder = temporaryFolder()
  private readonly runs: LocalRun[] = []

  get path(): string {
    return this.folder.path
  }

  get data(): string {
    return join(this.path, 'data')
  }

  start(...args: Parameters<typeof startLocalRun>): LocalRun {
    const run = startLocalRun(...args)
    this.runs.push(run)
    return run
  }

  /** Starts with a data folder that is relative to the working directory, as the default folder is. */
  startHere(...options: string[]): LocalRun {
    return this.start(['--port', '0', '--data', relative(repository, this.data), ...options])
  }

  /** Starts the app that was synthesized for all tests, which saves a synthesis of several seconds. */
  startSynthesized(): LocalRun {
    return this.startHere('--assembly', assemblyFolder())
  }

  async allProcessesEnded(): Promise<void> {
    await eventually(() => {
      const left = processesWith(this.path)
      if (left.length > 0) throw new Error(`These processes have not ended: ${left.join(', ')}`)
    })
  }

  async end(): Promise<void> {
    for (const { pid } of this.runs) signal(pid, 'SIGKILL')
    await Promise.all(this.runs.map(({ ended }) => ended))
    await this.allProcessesEnded()
    this.folder.remove()
  }
}

/** @param pid a process, or a process group if negative; it may have ended */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}
