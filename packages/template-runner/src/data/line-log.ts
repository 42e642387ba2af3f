import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { AppendFile } from './append-file'
import type { DataFolder } from './data-folder'
import { dropFault } from './file-fault'

/** A file `logs/<name>.log` of the data folder. */
export class LineLog {
  private readonly file: AppendFile

  constructor(
    data: DataFolder,
    name: string,
    private readonly onLine: (line: string) => void = () => {},
  ) {
    this.file = data.append(`logs/${name}.log`)
  }

  write(line: string): void {
    if (this.file.isClosed) return
    dropFault(() => this.file.append(line))
    this.onLine(line)
  }

  /** Writes every line of a stream, until it ends. */
  follow(stream: Readable): void {
    createInterface({ input: stream }).on('line', (line) => this.write(line))
  }

  close(): void {
    this.file.close()
  }
}
