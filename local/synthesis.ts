import { rmSync } from 'node:fs'
import { goldenBookApp } from '../lib/app'
import { CommandError } from './command'

/**
 * Bundles and synthesizes the app into a folder, anew each time. Gives the folder.
 *
 * @throws CommandError when the app cannot be bundled or synthesized
 */
export async function synthesize(folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  try {
    return goldenBookApp({ outdir: folder, loopbackSubscribers: true }).synth().directory
  } catch (cause) {
    const [reason] = cause instanceof Error ? cause.message.split('\n') : []
    throw new CommandError(`The app cannot be synthesized: ${reason} (npm run synth says more)`, { cause })
  }
}
