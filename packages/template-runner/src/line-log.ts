import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** A file `logs/<name>.log` of the data folder. */
export class LineLog {
  private readonly descriptor: number
  private closed = false

  constructor(
    data: string,
    name: string,
    private readonly onLine: (line: string) => void = () => {},
  ) {
    const folder = join(data, 'logs')
    mkdirSync(folder, { recursive: true })
    this.descriptor = openSync(join(folder, `${name}.log`), 'a')
  }

  write(line: string): void {
    if (this.closed) return
    writeSync(this.descriptor, `${line}\n`)
    this.onLine(line)
  }

  /** Writes every line of a stream, until it ends. */
  follow(stream: Readable): void {
    createInterface({ input: stream }).on('line', (line) => this.write(line))
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    closeSync(this.descriptor)
  }
}
