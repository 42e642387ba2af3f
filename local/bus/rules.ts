import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { LineLog } from '../line-log'
import { readObject, readObjects, readText } from '../template/read'
import type { Stack } from '../template/stack'
import { isObject } from '../template/template'
import type { BusEvent } from './bus'
import { matcherOf } from './event-pattern'
import { transform } from './input-transformer'

/** A rule of the template with what it does to an event. */
export interface Rule {
  logicalId: string
  busName: string
  matches(event: BusEvent): boolean
  deliver(event: BusEvent): void
}

/** A line that a rule wrote into a log group. */
export interface Announcement {
  /** As the rule's template gave it: RFC 3339. */
  timestamp: string
  message: string
}

export interface RuleSurroundings {
  data: string
  onAnnouncement: (announcement: Announcement) => void
  /** Hears of targets that the runner cannot deliver to. */
  onUnknown: (line: string) => void
}

type Deliver = (event: BusEvent) => void

/** The enabled rules, their log groups as files of the data folder; close them with the returned `close`. */
export function rulesOf(stack: Stack, surroundings: RuleSurroundings): { rules: Rule[]; close(): void } {
  const logs: LineLog[] = []
  const openLog = (logicalId: string): LineLog => {
    const log = new LineLog(surroundings.data, logicalId)
    logs.push(log)
    return log
  }
  const rules = stack
    .ofType('AWS::Events::Rule')
    .filter(({ properties }) => readText(properties, 'State') !== 'DISABLED')
    .map(({ logicalId, properties }): Rule => {
      const targets = readObjects(properties, 'Targets').flatMap((target) =>
        deliveryTo(stack, logicalId, target, openLog, surroundings),
      )
      return {
        logicalId,
        busName: busNameOf(readText(properties, 'EventBusName')),
        matches: matcherOf(logicalId, readObject(properties, 'EventPattern')),
        deliver: (event) => targets.forEach((deliver) => deliver(event)),
      }
    })
  return { rules, close: () => logs.forEach((log) => log.close()) }
}

/** A bus by its name, which may be given as an ARN; none means the account's own. */
export function busNameOf(reference: string | undefined): string {
  return reference?.split('event-bus/').at(-1) ?? 'default'
}

function deliveryTo(
  stack: Stack,
  rule: string,
  target: Record<string, unknown>,
  openLog: (logicalId: string) => LineLog,
  { data, onAnnouncement, onUnknown }: RuleSurroundings,
): Deliver[] {
  const arn = readText(target, 'Arn') ?? ''
  const group = stack
    .ofType('AWS::Logs::LogGroup')
    .find(({ logicalId }) => isLogGroup(stack.arn(logicalId), arn))
  if (!group) {
    onUnknown(`${rule} (AWS::Events::Rule): the target ${arn}`)
    return []
  }
  const log = openLog(group.logicalId)
  const queue = stack
    .ofType('AWS::SQS::Queue')
    .find(({ logicalId }) => stack.arn(logicalId) === readText(readObject(target, 'DeadLetterConfig'), 'Arn'))
  return [
    (event) => {
      const announcement = announcementOf(event, readObject(target, 'InputTransformer'))
      if (announcement) {
        log.write(JSON.stringify(announcement))
        onAnnouncement(announcement)
      } else if (queue) sendTo(data, queue.logicalId, event)
    },
  ]
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
  const sent = parsed(transform(event, { inputPathsMap, inputTemplate }))
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

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
