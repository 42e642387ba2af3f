import { fileFault } from 'template-runner/data/file-fault'
import { CommandError } from '../cli/command'
import { SettingError } from '../lib/settings/setting-error'
import { synthesize, type Context } from '../lib/synthesis'

/**
 * Synthesizes the app for a run on this machine into a folder. Returns the folder.
 *
 * @param context of the app, or a function that reads it. @default none
 * @throws CommandError when a setting is invalid or the app cannot be synthesized; FileFault when the disk is full
 */
export async function assemblyIn(folder: string, context: () => Context = () => ({})): Promise<string> {
  try {
    return synthesize(folder, context())
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    const { cause } = error
    throw fileFault(cause) ?? fileFault(cause, folder) ?? new CommandError(error.message, { cause: error })
  }
}
