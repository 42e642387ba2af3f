/** `npm start` as a process of its own, with a data folder of its own. */
import { setTimeout as pause } from 'node:timers/promises'
import { CommandError } from '../cli/command'
import { localToken, type LocalTokenOptions } from '../cli/local-token'
import { assemblyFolder } from '../test/support/assembly'
import { startLocalRun, type LocalRun } from '../test/support/local-run'
import { temporaryFolder } from '../test/support/temporary-folder'

export interface RunProcess {
  readonly url: string
  /** Of the process of the run. */
  readonly pid: number
  /** A new token, by default with every scope. */
  readonly token: (options?: LocalTokenOptions) => Promise<string>
  readonly stop: () => Promise<void>
}

/**
 * Starts the run of the synthesized assembly. It is stopped with this process, at the latest.
 *
 * @throws CommandError when the run ends before it is ready
 */
export async function startRunProcess(): Promise<RunProcess> {
  const folder = temporaryFolder()
  const run = startLocalRun(['--port', '0', '--data', folder.path, '--assembly', assemblyFolder()])
  const terminate = (): void => {
    process.kill(run.pid, 'SIGTERM')
  }
  process.once('exit', terminate)
  void run.ended.then(() => process.off('exit', terminate))
  const stop = async (): Promise<void> => {
    terminate()
    await run.ended
    folder.remove()
  }
  const url = await addressOf(run)
  return { url, pid: run.pid, token: async (options) => await localToken(folder.path, options), stop }
}

async function addressOf({ output, ended }: LocalRun): Promise<string> {
  let hasEnded = false
  void ended.then(() => (hasEnded = true))
  for (;;) {
    const url = /^ready (.*)$/m.exec(output.stdout)?.[1]
    if (url !== undefined) return url
    if (hasEnded) throw new CommandError(`The run did not start: ${output.stderr.trim()}`)
    await pause(20)
  }
}
