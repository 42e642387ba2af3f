import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** The file `events.jsonl` of a data folder: each accepted event is one line of JSON. */
export class EventLog {
  private readonly descriptor: number

  constructor(data: string) {
    this.descriptor = openSync(join(data, 'events.jsonl'), 'a+')
    this.truncateTail()
  }

  /** Returns when the line is written; only then is the event accepted. */
  append(event: unknown): void {
    writeSync(this.descriptor, `${JSON.stringify(event)}\n`)
  }

  close(): void {
    closeSync(this.descriptor)
  }

  /** Removes an incomplete last line, which a killed run leaves; its event was not accepted. */
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
