import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { parseJson } from '../parse-json'
import { localAccount } from '../template/identities'
import { readText, readTexts } from '../template/read'
import type { Stack } from '../template/stack'
import { isObject } from '../template/template'
import type { BusEvent } from './bus-event'
import type { EventLog } from './event-log'
import type { Rule } from './rules'

/** The result for one entry of `PutEvents`. */
type EntryResult = { EventId: string } | { ErrorCode: string; ErrorMessage: string }

/** The event buses of the template: appends each accepted event to the event log and delivers it to matching rules. */
export class Bus {
  private readonly names: Set<string>

  constructor(
    stack: Stack,
    private readonly rules: Rule[],
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {
    this.names = new Set(stack.ofType('AWS::Events::EventBus').map(({ logicalId }) => stack.ref(logicalId)))
  }

  has(name: string): boolean {
    return this.names.has(name)
  }

  /** Accepts or rejects one entry of `PutEvents`. */
  accept(busName: string, entry: Record<string, unknown>): EntryResult {
    const missing = ['Source', 'DetailType', 'Detail'].find((field) => !readText(entry, field))
    if (missing) {
      return rejected(
        'InvalidArgument',
        `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
      )
    }
    const detail = parseJson(readText(entry, 'Detail') ?? '')
    if (!isObject(detail)) return rejected('MalformedDetail', 'Detail is malformed.')
    const event = eventOf(entry, detail, this.clock.now())
    this.log.append(event)
    for (const rule of this.rules) {
      if (rule.busName !== busName || !rule.matches(event)) continue
      rule.targets.forEach((target) => target.deliver(event))
    }
    return { EventId: event.id }
  }
}

function eventOf(entry: Record<string, unknown>, detail: unknown, now: number): BusEvent {
  const seconds = entry['Time']
  const time = typeof seconds === 'number' ? new Date(seconds * 1000) : new Date(now)
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': readText(entry, 'DetailType') ?? '',
    source: readText(entry, 'Source') ?? '',
    account: localAccount.id,
    time: time.toISOString().replace(/\.\d+Z$/, 'Z'),
    region: localAccount.region,
    resources: readTexts(entry, 'Resources'),
    detail,
  }
}

function rejected(ErrorCode: string, ErrorMessage: string): EntryResult {
  return { ErrorCode, ErrorMessage }
}
