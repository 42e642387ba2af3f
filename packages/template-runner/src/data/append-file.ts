import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { fileFault, withFile } from './file-fault'
import { FILE_MODE } from './private'

/** A file of lines that only grows. */
export class AppendFile {
  private readonly descriptor: number
  isClosed = false
  /** The first failed write. It may have left an incomplete line, which must remain the last. */
  private fault: Error | undefined

  /**
   * @param onFault called with each failed write's error
   * @throws FileFault when the file cannot be opened
   */
  constructor(
    private readonly path: string,
    private readonly onFault: (fault: Error) => void,
  ) {
    this.descriptor = withFile(path, () => openSync(path, 'a+', FILE_MODE))
    withFile(path, () => this.truncateTail())
  }

  /**
   * Returns when the line is written; only then may it be acknowledged. A closed file ignores it.
   *
   * @throws FileFault when the line, or an earlier one, cannot be written
   */
  append(line: string): void {
    if (this.isClosed) return
    if (this.fault) throw this.fault
    try {
      this.writeAll(Buffer.from(`${line}\n`))
    } catch (error) {
      this.fault =
        fileFault(error, this.path) ?? new Error(`${this.path} cannot be written.`, { cause: error })
      this.onFault(this.fault)
      throw this.fault
    }
  }

  close(): void {
    if (!this.isClosed) closeSync(this.descriptor)
    this.isClosed = true
  }

  /** A disk that is nearly full accepts a part. */
  private writeAll(bytes: Buffer): void {
    for (let written = 0; written < bytes.length;)
      written += writeSync(this.descriptor, bytes, written, bytes.length - written)
  }

  /** Removes an incomplete last line, which a killed run or a full disk leaves; it was not acknowledged. */
  private truncateTail(): void {
    const { size } = fstatSync(this.descriptor)
    const whole = this.endOfLastLine(size)
    if (whole < size) ftruncateSync(this.descriptor, whole)
  }

  private endOfLastLine(size: number): number {
    const chunk = Buffer.alloc(64 * 1024)
    for (let end = size; end > 0; end -= Math.min(end, chunk.length)) {
      const start = Math.max(0, end - chunk.length)
      const read = readSync(this.descriptor, chunk, 0, end - start, start)
      const newline = chunk.subarray(0, read).lastIndexOf('\n')
      if (newline >= 0) return start + newline + 1
    }
    return 0
  }
}
