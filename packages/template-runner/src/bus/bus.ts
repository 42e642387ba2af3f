import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { parseJson } from '../parse-json'
import { here } from '../template/identities'
import { readText, readTexts } from '../template/read'
import type { Stack } from '../template/stack'
import { isObject } from '../template/template'
import type { EventLog } from './event-log'
import type { Rule } from './rules'

/** An event as EventBridge hands it to its targets (EventBridge User Guide, "Event structure"). */
export interface BusEvent {
  version: '0'
  id: string
  'detail-type': string
  source: string
  account: string
  /** RFC 3339 in UTC, whole seconds. */
  time: string
  region: string
  resources: string[]
  detail: unknown
}

/** The answer for one entry of `PutEvents`. */
export type EntryResult = { EventId: string } | { ErrorCode: string; ErrorMessage: string }

/** The template's event buses: accepts entries, keeps each in the event log, and hands it to the rules that match. */
export class Bus {
  private readonly names: Set<string>

  constructor(
    stack: Stack,
    private readonly rules: Rule[],
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {
    this.names = new Set([
      'default',
      ...stack.ofType('AWS::Events::EventBus').map(({ logicalId }) => stack.ref(logicalId)),
    ])
  }

  has(name: string): boolean {
    return this.names.has(name)
  }

  /** Takes one entry of `PutEvents`, or says why not, as EventBridge does for each entry. */
  accept(busName: string, entry: Record<string, unknown>): EntryResult {
    const missing = ['Source', 'DetailType', 'Detail'].find((field) => !readText(entry, field))
    if (missing) {
      return refused(
        'InvalidArgument',
        `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
      )
    }
    const detail = parseJson(readText(entry, 'Detail') ?? '')
    if (!isObject(detail)) return refused('MalformedDetail', 'Detail is malformed.')
    const event = envelope(entry, detail, this.clock.now())
    this.log.append(event)
    for (const rule of this.rules) {
      if (rule.busName !== busName || !rule.matches(event)) continue
      rule.targets.forEach((target) => target.deliver(event))
    }
    return { EventId: event.id }
  }
}

function envelope(entry: Record<string, unknown>, detail: unknown, now: number): BusEvent {
  const seconds = entry['Time']
  const time = typeof seconds === 'number' ? new Date(seconds * 1000) : new Date(now)
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': readText(entry, 'DetailType') ?? '',
    source: readText(entry, 'Source') ?? '',
    account: here.accountId,
    time: time.toISOString().replace(/\.\d+Z$/, 'Z'),
    region: here.region,
    resources: readTexts(entry, 'Resources'),
    detail,
  }
}

function refused(ErrorCode: string, ErrorMessage: string): EntryResult {
  return { ErrorCode, ErrorMessage }
}
