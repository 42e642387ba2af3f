import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { LineLog } from '../line-log'
import { readObject, readText } from '../template/read'
import type { Stack } from '../template/stack'
import { isObject } from '../template/template'
import type { BusEvent } from './bus'
import { transform } from './input-transformer'
import { parseJson } from '../parse-json'

/** Where a rule sends its events. */
export interface Target {
  deliver: (event: BusEvent) => void
  close: () => void
}

/** A line that a rule wrote into a log group. */
export interface Announcement {
  /** As the rule's template gave it: RFC 3339. */
  timestamp: string
  message: string
}

/** A rule's target, if it is one of the stack's log groups; undefined for any other, which the runner does not know. */
export function openTarget(
  stack: Stack,
  target: Record<string, unknown>,
  data: string,
  onAnnouncement: (announcement: Announcement) => void,
): Target | undefined {
  const arn = readText(target, 'Arn') ?? ''
  const deadLetters = readText(readObject(target, 'DeadLetterConfig'), 'Arn')
  const group = stack.ofType('AWS::Logs::LogGroup').find((each) => isLogGroup(stack.arn(each.logicalId), arn))
  const queue = stack.ofType('AWS::SQS::Queue').find((each) => stack.arn(each.logicalId) === deadLetters)
  if (!group) return undefined
  const log = new LineLog(data, group.logicalId)
  const deliver = (event: BusEvent): void => {
    const announcement = announcementOf(event, readObject(target, 'InputTransformer'))
    if (announcement) {
      log.write(JSON.stringify(announcement))
      onAnnouncement(announcement)
    } else if (queue) sendTo(data, queue.logicalId, event)
  }
  return { deliver, close: () => log.close() }
}

/** CloudFormation's `Arn` of a log group means its streams and ends in `:*`; a rule's target may leave that out. */
function isLogGroup(arn: string, target: string): boolean {
  return arn === target || arn === `${target}:*`
}

/** A log group takes `{ timestamp, message }` and nothing else; without a transformer the message is the event. */
function announcementOf(event: BusEvent, transformer: Record<string, unknown>): Announcement | undefined {
  const inputTemplate = readText(transformer, 'InputTemplate')
  if (inputTemplate === undefined) return { timestamp: event.time, message: JSON.stringify(event) }
  const paths = Object.entries(readObject(transformer, 'InputPathsMap'))
  const inputPathsMap = Object.fromEntries(paths.map(([name, path]) => [name, String(path)]))
  const sent = parseJson(transform(event, { inputPathsMap, inputTemplate }))
  if (!isObject(sent)) return undefined
  const { timestamp, message } = sent
  return typeof timestamp === 'string' && typeof message === 'string' ? { timestamp, message } : undefined
}

/** A dead-letter queue is a file here, one message a line: nobody receives from it. */
function sendTo(data: string, queue: string, message: unknown): void {
  const folder = join(data, 'queues')
  mkdirSync(folder, { recursive: true })
  appendFileSync(join(folder, `${queue}.jsonl`), `${JSON.stringify(message)}\n`)
}
