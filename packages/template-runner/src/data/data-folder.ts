import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from '../run-error'
import { AppendFile } from './append-file'
import { FileFault, withFile } from './file-fault'
import { FILE_MODE, FOLDER_MODE } from './private'

/**
 * The files of a run: the only place that writes them. They have the modes 0700 and 0600. A write that fails ends the run:
 * what is on disk then is what a killed run leaves, from which the next one goes on.
 */
export class DataFolder {
  private resolveFailed: (message: string) => void = () => {}
  /** Whether `failed` resolves: further errors are its consequences. */
  hasFailed = false
  /** Resolves with the sentence of the first write that fails. */
  readonly failed = new Promise<string>((resolve) => {
    this.resolveFailed = resolve
  })

  /** @param path the folder, which exists */
  constructor(readonly path: string) {}

  pathOf(name: string): string {
    return join(this.path, name)
  }

  /** The text of a file; undefined when it does not exist. @throws FileFault */
  read(name: string): string | undefined {
    return readText(this.pathOf(name))
  }

  /** Replaces a file. The rename is atomic: a killed run leaves the old file or the new one. @throws FileFault */
  replace(name: string, text: string): void {
    const path = this.pathOf(name)
    this.reporting(() => {
      this.makeParent(path)
      withFile(path, () => {
        writeFileSync(`${path}.new`, text, { mode: FILE_MODE })
        renameSync(`${path}.new`, path)
      })
    })
  }

  /** Opens a file of lines, which is created if necessary. @throws FileFault */
  append(name: string): AppendFile {
    const path = this.pathOf(name)
    this.makeParent(path)
    return new AppendFile(path, (fault) => this.report(fault))
  }

  remove(name: string): void {
    rmSync(this.pathOf(name), { force: true })
  }

  /** Ends the run because of a fault. */
  report(error: unknown): void {
    if (!(error instanceof FileFault)) return
    this.hasFailed = true
    this.resolveFailed(error.message)
  }

  private makeParent(path: string): void {
    const folder = dirname(path)
    withFile(folder, () => mkdirSync(folder, { recursive: true, mode: FOLDER_MODE }))
  }

  private reporting(action: () => void): void {
    try {
      action()
    } catch (error) {
      this.report(error)
      throw error
    }
  }
}

/** The text of a file; undefined when it does not exist. @throws FileFault */
export function readText(path: string): string | undefined {
  return withFile(path, () => {
    try {
      return readFileSync(path, 'utf8')
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined
      throw error
    }
  })
}
