import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { withFile } from './file-fault'

/** Of this user alone: the files of a data folder have names of persons and secrets. */
export const FOLDER_MODE = 0o700
export const FILE_MODE = 0o600

/** What runs write into a data folder. Anything else there is not theirs, and keeps its mode. */
const ownName =
  /^(table\.sqlite.*|events\.jsonl|(issuer|operator)\.json(\.new)?|queues|logs|positions|buckets)$/

/** Whether a folder with these names is a run's: it has files of one, or nothing. */
export function isDataFolder(names: readonly string[]): boolean {
  return names.length === 0 || names.some((name) => ownName.test(name) || name.endsWith('.sock'))
}

/**
 * Gives a data folder, and all that runs have written there, the modes 0700 and 0600. Earlier versions used the user's
 * umask.
 *
 * @throws FileFault when another user owns one of them
 */
export function makePrivate(folder: string): void {
  setMode(folder, FOLDER_MODE)
  for (const name of readdirSync(folder)) if (ownName.test(name)) makeTreePrivate(join(folder, name))
}

function makeTreePrivate(path: string): void {
  const status = lstatSync(path)
  if (status.isFile()) setMode(path, FILE_MODE)
  if (!status.isDirectory()) return
  setMode(path, FOLDER_MODE)
  for (const name of readdirSync(path)) makeTreePrivate(join(path, name))
}

function setMode(path: string, mode: number): void {
  withFile(path, () => {
    if ((lstatSync(path).mode & 0o777) !== mode) chmodSync(path, mode)
  })
}
