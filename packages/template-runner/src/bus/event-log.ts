import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** The file `events.jsonl` of a data folder: every event that the bus accepted, one JSON line each. */
export class EventLog {
  private readonly descriptor: number

  constructor(data: string) {
    this.descriptor = openSync(join(data, 'events.jsonl'), 'a+')
    this.healTail()
  }

  /** Returns when the line is written: an event is accepted only then. */
  append(event: unknown): void {
    writeSync(this.descriptor, `${JSON.stringify(event)}\n`)
  }

  close(): void {
    closeSync(this.descriptor)
  }

  /** Drops a last line that a killed run left half written: nobody was told that its event was accepted. */
  private healTail(): void {
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
