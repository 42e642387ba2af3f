import { setTimeout as pause } from 'node:timers/promises'
import { dynamoDb } from './aws/dynamodb'
import { type CallHook, startAwsEndpoint } from './aws/endpoint'
import { eventBridge } from './aws/put-events'
import { s3 } from './aws/s3'
import { sqs } from './aws/sqs'
import { Bus } from './bus/bus'
import { EventLog } from './bus/event-log'
import { type Rule, rulesOf } from './bus/rules'
import type { LogEvent } from './bus/target'
import type { Clock } from './clock'
import type { DataFolder } from './data/data-folder'
import { diskFull } from './data/file-fault'
import { type Functions, functionsOf } from './functions/functions'
import { createOperator, type OperatorAccess, writeAccess } from './operator'
import { QueueMapping } from './queues/queue-mapping'
import { queueMappingsOf } from './queues/queue-mapping-settings'
import { openQueues, type Queues } from './queues/queues'
import { startSchedules } from './schedules/start-schedules'
import { EventSourceMapping } from './stream/event-source-mapping'
import { mappingsOf } from './stream/mappings'
import { TABLE_FILE } from './table/engine'
import type { Table } from './table/table'
import { gracePeriod, type Teardown } from './teardown'
import type { Assembly } from './template/assembly'
import { type LocalAddresses, localized } from './template/local-addresses'
import { type Grants, grantsOf } from './template/policies'
import type { Stack } from './template/stack'

interface BackendDeps {
  stack: Stack
  assembly: Assembly
  data: DataFolder
  clock: Clock
  /** The DynamoDB engine's address. */
  engine: string
  tables: Table[]
  addresses: LocalAddresses
  onLogEvent: (logEvent: LogEvent) => void
  onWarning: (message: string) => void
  loadsAtStart: boolean
  onCall?: CallHook | undefined
  teardown: Teardown
}

/** Everything of a stack except its API. */
export interface Backend {
  functions: Functions
  queues: Queues
  rules: Rule[]
  /** Logical ids of the schedules. */
  schedules: string[]
}

/**
 * Starts the queues, the bus, the AWS endpoint, the functions, the event source mappings and the schedules.
 *
 * @throws RunError for an unsupported part of the template
 */
export async function startBackend(deps: BackendDeps): Promise<Backend> {
  const { stack, assembly, data, clock, addresses, loadsAtStart, onWarning, teardown } = deps
  const grants = grantsOf(stack)
  const queues = openQueues(stack, data, clock)
  teardown.add(() => queues.close())
  const { rules, bus } = openBus(deps, queues)
  const mappings: Mappings = { streams: [], queues: [] }
  const functions: { current?: Functions } = {}
  const access = await startEndpoint(deps, { grants, queues, bus, mappings, functions })
  const awsEndpoint = access.endpoint
  const started = functionsOf(stack, assembly, { data, clock, awsEndpoint, addresses, onWarning })
  functions.current = started
  teardown.add(async () => await started.stop())
  if (loadsAtStart) await started.load()
  startMappings(mappings, deps, { grants, queues, functions: started })
  const schedules = startSchedules({ stack, functions: started, queues, grants, clock, onWarning, teardown })
  teardown.add(writeAccess(data, access))
  return { functions: started, queues, rules, schedules }
}

function openBus(deps: BackendDeps, queues: Queues): { rules: Rule[]; bus: Bus } {
  const { stack, data, clock, teardown } = deps
  const rules = rulesOf({ ...deps, queues })
  teardown.add(() => rules.flatMap(({ targets }) => targets).forEach((target) => target.close()))
  const log = new EventLog(data)
  teardown.add(() => log.close())
  return { rules, bus: new Bus(stack, rules, log, clock) }
}

interface Mappings {
  streams: EventSourceMapping[]
  queues: QueueMapping[]
}

interface EndpointParts {
  grants: Grants
  queues: Queues
  bus: Bus
  mappings: Mappings
  /** Set after the endpoint has started, because the functions need its address. */
  functions: { current?: Functions }
}

/** Starts the AWS endpoint and returns the operator's access to it. */
async function startEndpoint(deps: BackendDeps, parts: EndpointParts): Promise<OperatorAccess> {
  const { stack, data, engine, onWarning, onCall, teardown } = deps
  const { grants, queues, bus, mappings, functions } = parts
  const operator = createOperator(grants)
  const buckets = stack.ofType('AWS::S3::Bucket').map(({ logicalId }) => stack.ref(logicalId))
  const endpoint = await startAwsEndpoint({
    services: {
      DynamoDB_20120810: dynamoDb({
        engine,
        onWrite: () => mappings.streams.forEach((mapping) => mapping.wake()),
        onDiskFull: () => data.report(diskFull(data.pathOf(TABLE_FILE))),
      }),
      AWSEvents: eventBridge(bus),
      AmazonSQS: sqs(queues),
      S3: s3(data, buckets),
    },
    grants,
    findCaller: (accessKeyId) =>
      accessKeyId === operator.accessKeyId
        ? operator.caller
        : functions.current?.withAccessKey(accessKeyId)?.caller(),
    onWarning,
    onCall,
  })
  teardown.add(endpoint.close)
  return { endpoint: endpoint.url, accessKeyId: operator.accessKeyId, outputs: outputsOf(deps) }
}

function outputsOf({ stack, addresses }: BackendDeps): Record<string, string> {
  return Object.fromEntries(
    Object.entries(stack.outputs()).map(([name, value]) => [name, localized(value, addresses)]),
  )
}

function startMappings(
  mappings: Mappings,
  { stack, data, engine, tables, clock, onWarning, teardown }: BackendDeps,
  { grants, queues, functions }: { grants: Grants; queues: Queues; functions: Functions },
): void {
  mappings.streams = mappingsOf(stack, tables, functions, grants).map(
    (settings) => new EventSourceMapping(settings, { data, endpoint: engine, onWarning }),
  )
  mappings.queues = queueMappingsOf(stack, queues, functions, grants).map(
    (settings) => new QueueMapping(settings, { clock, onWarning }),
  )
  const all = [...mappings.streams, ...mappings.queues]
  all.forEach((mapping) => mapping.start())
  // A batch that takes longer ends with its function, and is delivered again by the next run.
  teardown.add(async () => {
    const stopped = Promise.all(all.map((mapping) => mapping.stop()))
    await Promise.race([stopped, pause(gracePeriod, undefined, { ref: false })])
  })
}
