import type { AppendFile } from '../data/append-file'
import type { DataFolder } from '../data/data-folder'
import { damaged } from '../data/file-fault'
import { parseJson } from '../parse-json'
import { isObject } from '../template/template'
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
  private readonly file: AppendFile
  /** The messages of an earlier run, in the order they were sent. */
  readonly remaining: QueueMessage[]

  /** @throws RunError when the file is damaged or cannot be used */
  constructor(data: DataFolder, queue: string) {
    const name = `queues/${queue}.log`
    this.remaining = replay(readLines(data, name))
    data.replace(name, this.remaining.map((message) => `${JSON.stringify({ sent: message })}\n`).join(''))
    this.file = data.append(name)
  }

  /** Returns when the line is written; only then may the change be acknowledged. @throws FileFault */
  write(line: Line): void {
    this.file.append(JSON.stringify(line))
  }

  close(): void {
    this.file.close()
  }
}

/** Omits an incomplete last line, which a killed run leaves; its change was not acknowledged. */
function readLines(data: DataFolder, name: string): Line[] {
  const lines = (data.read(name) ?? '').split('\n').slice(0, -1)
  return lines.map((text, index) => {
    const line = parseJson(text)
    if (isLine(line)) return line
    throw damaged(
      `Line ${index + 1} of ${data.pathOf(name)}`,
      'delete the line, with which a message may be lost or delivered again',
    )
  })
}

function isLine(line: unknown): line is Line {
  if (!isObject(line)) return false
  if ('sent' in line) return isMessage(line['sent'])
  if ('moved' in line) return hasTypes(line, { moved: 'string', visibleAt: 'number' })
  if ('received' in line) return hasTypes(line, { received: 'string', count: 'number', first: 'number' })
  return hasTypes(line, { deleted: 'string' })
}

function isMessage(value: unknown): value is QueueMessage {
  const types = {
    id: 'string',
    body: 'string',
    sentAt: 'number',
    visibleAt: 'number',
    receiveCount: 'number',
  }
  return isObject(value) && hasTypes(value, types)
}

function hasTypes(value: Record<string, unknown>, types: Record<string, string>): boolean {
  return Object.entries(types).every(([field, type]) => typeof value[field] === type)
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
