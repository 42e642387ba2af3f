import { errorCode, RunError } from '../run-error'

/** A file or folder cannot be used because of the disk, the system's limits, or what is in its place. */
export class FileFault extends RunError {
  override name = 'FileFault'
}

const diskIsFull = 'the disk is full; free some space, and start again'

/** Reason and remedy by the code of the system's error (errno(3)). */
const reasons: Record<string, string> = {
  ENOSPC: diskIsFull,
  EDQUOT: "this user's quota of the disk is used up; free some space, and start again",
  EROFS: 'its file system is read-only; use a folder of another one',
  EACCES: 'this user has no permission; correct the owner and the mode, or use another folder',
  EPERM: 'this user has no permission; correct the owner and the mode, or use another folder',
  EMFILE: 'too many files are open; raise the limit (ulimit -n), and start again',
  ENFILE: 'too many files are open; close other programs, and start again',
  EIO: 'the disk has failed; use a folder of another disk',
  ENOENT: 'it does not exist; create it, or use another folder',
  ENOTDIR: 'a part of its path is not a folder; move that file away, or use another folder',
  EISDIR: 'it is a folder; move that folder away',
  EEXIST: 'something else is in its place; move that away',
  ENAMETOOLONG: 'its path is too long; use a folder with a shorter one',
  ELOOP: 'its symbolic links lead in a circle; correct them',
}

/**
 * The fault of a system error, in one sentence; undefined for any other error.
 *
 * @param path of the file or folder; a write to an open file fails without one. @default the error's own
 */
export function fileFault(error: unknown, path: string | undefined = pathOf(error)): FileFault | undefined {
  const reason = reasons[errorCode(error) ?? '']
  if (reason === undefined || path === undefined) return undefined
  return unusable(path, reason, error)
}

/** The fault of a file on a full disk, as another program reports it. */
export const diskFull = (path: string): FileFault => unusable(path, diskIsFull)

const unusable = (path: string, reason: string, cause?: unknown): FileFault =>
  new FileFault(`${path} cannot be used: ${reason}.`, { cause })

function pathOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('path' in error)) return undefined
  return typeof error.path === 'string' ? error.path : undefined
}

/** Does something with a file or folder. @throws FileFault in place of a system error */
export function withFile<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw fileFault(error, path) ?? error
  }
}

/**
 * Does something that no caller waits for, such as the action of a timer. A `FileFault` ends the run, which the data folder
 * has been told, so that it is dropped here.
 */
export function dropFault(action: () => void): void {
  try {
    action()
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
  }
}

/**
 * The contents of a file are not what a run has written.
 *
 * @param remedy beside a copy, for example `delete it, and …`
 */
export function damaged(path: string, remedy: string): RunError {
  return new RunError(`${path} is damaged: restore it from a copy, or ${remedy}.`)
}
