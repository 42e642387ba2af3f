import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { damaged, diskFull, FileFault } from '../data/file-fault'
import { RunError } from '../run-error'

/** Whether the engine has refused a write because of a full disk, by its output or the body of its answer. */
export function isDiskFull(text: string): boolean {
  return text.includes('disk is full')
}

/**
 * Why the engine has ended during its start.
 *
 * @param output of the engine, which has SQLite's error message
 * @param file of the table
 */
export function engineFailure(output: string, file: string): RunError {
  if (isDiskFull(output)) return diskFull(file)
  if (/not a valid SQLite database|malformed/.test(output)) return damagedTable(file)
  if (output.includes('disk I/O error'))
    return new FileFault(
      `${file} cannot be used: the disk has failed or is full; free some space, or use a folder of another disk.`,
    )
  if (/unable to open|readonly/.test(output))
    return new FileFault(
      `${file} cannot be used: this user cannot open it as a file; correct its owner and mode, or move it away.`,
    )
  return new RunError(
    `The database engine did not start: correct the cause (${output.trim() || 'no output'}).`,
  )
}

/**
 * The engine would make a new table of an empty file. A run that is killed as it begins leaves one too, but no token issuer yet.
 *
 * @throws RunError when the file is empty though a run has used the folder
 */
export function checkTableFile(file: string): void {
  const isEmpty = statSync(file, { throwIfNoEntry: false })?.size === 0
  if (isEmpty && existsSync(join(dirname(file), 'issuer.json'))) throw damagedTable(file)
}

const damagedTable = (file: string): RunError =>
  damaged(file, 'delete the data folder, and the next start begins with an empty table')
