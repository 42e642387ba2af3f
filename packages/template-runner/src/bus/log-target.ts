import { LineLog } from '../line-log'
import { isObject } from '../template/template'
import { parseJson } from '../parse-json'
import type { BusEvent } from './bus'
import type { DeadLetters } from './dead-letters'
import { inputFor } from './input-transformer'
import type { Target, TargetOfRule } from './target'

/** A line that a rule wrote into a log group. */
export interface Announcement {
  /** As the rule's template gave it: RFC 3339. */
  timestamp: string
  message: string
}

export interface LogTargetSettings {
  data: string
  /** Logical id of the log group. */
  group: string
  onAnnouncement: (announcement: Announcement) => void
}

/** A log group as a rule's target. */
export function logTarget(
  { data, group, onAnnouncement }: LogTargetSettings,
  { properties }: TargetOfRule,
  deadLetters: DeadLetters,
): Target {
  const log = new LineLog(data, group)
  const deliver = (event: BusEvent): void => {
    const announcement = announcementOf(event, properties)
    if (announcement) {
      log.write(JSON.stringify(announcement))
      onAnnouncement(announcement)
    } else
      deadLetters(event, 'INVALID_PARAMETER', 'A log group takes {"timestamp", "message"} and nothing else')
  }
  return { deliver, close: () => log.close() }
}

/** A log group takes `{ timestamp, message }` and nothing else; without a transformer the message is the event. */
function announcementOf(event: BusEvent, properties: Record<string, unknown>): Announcement | undefined {
  const input = inputFor(event, properties)
  if (properties['InputTransformer'] === undefined) return { timestamp: event.time, message: input }
  const sent = parseJson(input)
  if (!isObject(sent)) return undefined
  const { timestamp, message } = sent
  return typeof timestamp === 'string' && typeof message === 'string' ? { timestamp, message } : undefined
}
