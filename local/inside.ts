import { setTimeout as pause } from 'node:timers/promises'
import { startAwsEndpoint } from './aws/endpoint'
import { Bus } from './bus/bus'
import { EventLog } from './bus/event-log'
import { type Rule, rulesOf } from './bus/rules'
import type { Announcement } from './bus/target'
import { type Functions, functionsOf } from './functions/functions'
import { EventSourceMapping } from './stream/event-source-mapping'
import { mappingsOf } from './stream/mapping-settings'
import type { Table } from './table/table'
import { grace, type Teardown } from './teardown'
import type { Assembly } from './template/assembly'
import { grantsOf } from './template/policies'
import type { Stack } from './template/stack'

export interface Surroundings {
  stack: Stack
  assembly: Assembly
  data: string
  /** The engine's address. */
  engine: string
  tables: Table[]
  onAnnouncement: (announcement: Announcement) => void
  onTrouble: (line: string) => void
  teardown: Teardown
}

/** What of a stack runs behind its API. */
export interface Inside {
  functions: Functions
  rules: Rule[]
}

/** Begins the bus with its rules, the endpoint that stands for AWS, the functions, and the stream's mappings. */
export async function beginInside(around: Surroundings): Promise<Inside> {
  const { stack, assembly, data, engine, onAnnouncement, onTrouble, teardown } = around
  const grants = grantsOf(stack)
  const rules = rulesOf(stack, data, onAnnouncement)
  teardown.add(() => rules.flatMap(({ targets }) => targets).forEach((target) => target.close()))
  const log = new EventLog(data)
  teardown.add(() => log.close())
  let functions: Functions | undefined
  let mappings: EventSourceMapping[] = []
  const aws = await startAwsEndpoint({
    engine,
    bus: new Bus(stack, rules, log),
    grants,
    callingWith: (keyId) => functions?.callingWith(keyId),
    onWrite: () => mappings.forEach((mapping) => mapping.wake()),
    onDenied: onTrouble,
  })
  teardown.add(aws.close)
  functions = functionsOf(stack, assembly, { data, awsEndpoint: aws.url, onError: onTrouble })
  const begun = functions
  teardown.add(async () => await begun.stop())
  await begun.start()
  mappings = mappingsOf(stack, around.tables, begun, grants).map(
    (settings) => new EventSourceMapping(settings, { data, endpoint: engine, onFailure: onTrouble }),
  )
  beginMappings(mappings, teardown)
  return { functions: begun, rules }
}

function beginMappings(mappings: EventSourceMapping[], teardown: Teardown): void {
  mappings.forEach((mapping) => mapping.start())
  // A batch that takes longer than this ends with its function, and comes again at the next start.
  teardown.add(async () => {
    const stopped = Promise.all(mappings.map((mapping) => mapping.stop()))
    await Promise.race([stopped, pause(grace, undefined, { ref: false })])
  })
}
