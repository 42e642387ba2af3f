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

/** One line of a queue's file: what happened to one message. */
type Line =
  | { sent: QueueMessage }
  | { received: string; count: number; first: number }
  | { moved: string; visibleAt: number }
  | { deleted: string }

/**
 * The file of a queue in the data folder: a line for everything that happens to its messages, and only the messages
 * themselves after the next start. A receipt is written for its count's sake: who held a message has ended with the
 * run, so that it is visible again at the next start unless its reader had set its time.
 */
export class QueueLog {
  private readonly file: string
  private readonly descriptor: number
  private closed = false
  /** What an earlier run has left, in the order it was sent. */
  readonly left: QueueMessage[]

  constructor(data: string, queue: string) {
    const folder = join(data, 'queues')
    mkdirSync(folder, { recursive: true })
    this.file = join(folder, `${queue}.log`)
    this.left = replayed(wholeLines(this.file))
    // In one step, so that a run that is killed meanwhile leaves the one or the other.
    writeFileSync(`${this.file}.new`, this.left.map((message) => lineOf({ sent: message })).join(''))
    renameSync(`${this.file}.new`, this.file)
    this.descriptor = openSync(this.file, 'a')
  }

  /** Returns when the line is written: only then may anybody be told. */
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

/** Without a last line that a killed run left half written: nobody was told of it. */
function wholeLines(file: string): Line[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Line)
}

function replayed(lines: Line[]): QueueMessage[] {
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
