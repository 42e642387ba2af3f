import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { QueueMessage } from './message'

/** One line of a queue's file: a change of one message. */
type Line =
  | { sent: QueueMessage }
  | { received: string; count: number; first: number }
  | { moved: string; visibleAt: number }
  | { deleted: string }

/**
 * The file of a queue in the data folder: one line for each change of a message. Each run rewrites it with the remaining
 * messages at its start. A receive is written for its count only: a message that was in flight when a run ended is visible
 * in the next, unless its consumer changed its visibility.
 */
export class QueueLog {
  private readonly file: string
  private readonly descriptor: number
  private closed = false
  /** The messages of an earlier run, in the order they were sent. */
  readonly remaining: QueueMessage[]

  constructor(data: string, queue: string) {
    const folder = join(data, 'queues')
    mkdirSync(folder, { recursive: true })
    this.file = join(folder, `${queue}.log`)
    this.remaining = replay(completeLines(this.file))
    // The rename is atomic: a run that is killed leaves the old file or the new one.
    writeFileSync(`${this.file}.new`, this.remaining.map((message) => lineOf({ sent: message })).join(''))
    renameSync(`${this.file}.new`, this.file)
    this.descriptor = openSync(this.file, 'a')
  }

  /** Returns when the line is written; only then may the change be acknowledged. */
  write(line: Line): void {
    if (!this.closed) writeSync(this.descriptor, lineOf(line))
  }

  close(): void {
    if (!this.closed) closeSync(this.descriptor)
    this.closed = true
  }
}

function lineOf(line: Line): string {
  return `${JSON.stringify(line)}\n`
}

/** Omits an incomplete last line, which a killed run leaves; its change was not acknowledged. */
function completeLines(file: string): Line[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Line)
}

function replay(lines: Line[]): QueueMessage[] {
  const messages = new Map<string, QueueMessage>()
  for (const line of lines) {
    if ('sent' in line) messages.set(line.sent.id, line.sent)
    else if ('deleted' in line) messages.delete(line.deleted)
    else if ('moved' in line) Object.assign(messages.get(line.moved) ?? {}, { visibleAt: line.visibleAt })
    else {
      const { count: receiveCount, first: firstReceivedAt } = line
      Object.assign(messages.get(line.received) ?? {}, { receiveCount, firstReceivedAt })
    }
  }
  return [...messages.values()]
}
