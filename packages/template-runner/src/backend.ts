import { setTimeout as pause } from 'node:timers/promises'
import { dynamoDb } from './aws/dynamodb'
import { type CallHook, startAwsEndpoint } from './aws/endpoint'
import { eventBridge } from './aws/put-events'
import { s3 } from './aws/s3'
import { sqs } from './aws/sqs'
import { Bus } from './bus/bus'
import { EventLog } from './bus/event-log'
import type { Announcement } from './bus/log-target'
import { type Rule, rulesOf } from './bus/rules'
import type { Clock } from './clock'
import { type Functions, functionsOf } from './functions/functions'
import { beginSchedules } from './schedules/begin-schedules'
import { admitOperator, publishAccess } from './operator'
import { QueueMapping } from './queues/queue-mapping'
import { queueMappingsOf } from './queues/queue-mapping-settings'
import { openQueues, type Queues } from './queues/queues'
import { EventSourceMapping } from './stream/event-source-mapping'
import { mappingsOf } from './stream/mapping-settings'
import type { Table } from './table/table'
import { grace, type Teardown } from './teardown'
import type { Assembly } from './template/assembly'
import { grantsOf } from './template/policies'
import type { Stack } from './template/stack'

export interface BackendDeps {
  stack: Stack
  assembly: Assembly
  data: string
  clock: Clock
  /** The engine's address. */
  engine: string
  tables: Table[]
  onAnnouncement: (announcement: Announcement) => void
  onTrouble: (line: string) => void
  loadsAtStart: boolean
  onCall?: CallHook | undefined
  teardown: Teardown
}

/** What of a stack runs behind its API. */
export interface Backend {
  functions: Functions
  queues: Queues
  rules: Rule[]
  /** Logical ids of the schedules that are switched on. */
  schedules: string[]
}

/**
 * Begins the queues, the bus with its rules, the endpoint that stands for AWS, the functions, and what calls them: the
 * mappings of streams and queues, and the schedules.
 */
export async function startBackend(deps: BackendDeps): Promise<Backend> {
  const { stack, assembly, data, clock, engine, loadsAtStart, onTrouble, onCall, teardown } = deps
  const grants = grantsOf(stack)
  const operator = admitOperator(grants)
  const queues = openQueues(stack, data, clock)
  teardown.add(() => queues.close())
  const { rules, bus } = openBus(deps, queues)
  let functions: Functions | undefined
  let streams: EventSourceMapping[] = []
  const aws = await startAwsEndpoint({
    services: {
      DynamoDB_20120810: dynamoDb(engine, () => streams.forEach((stream) => stream.wake())),
      AWSEvents: eventBridge(bus),
      AmazonSQS: sqs(queues),
      S3: s3(
        data,
        stack.ofType('AWS::S3::Bucket').map(({ logicalId }) => stack.ref(logicalId)),
      ),
    },
    grants,
    callerWith: (keyId) =>
      keyId === operator.accessKeyId ? operator.caller : functions?.callingWith(keyId)?.caller(),
    onDenied: onTrouble,
    onCall,
  })
  teardown.add(aws.close)
  functions = functionsOf(stack, assembly, { data, clock, awsEndpoint: aws.url, onError: onTrouble })
  const begun = functions
  teardown.add(async () => await begun.stop())
  if (loadsAtStart) await begun.start()
  streams = mappingsOf(stack, deps.tables, begun, grants).map(
    (settings) => new EventSourceMapping(settings, { data, endpoint: engine, onFailure: onTrouble }),
  )
  const consumers = queueMappingsOf(stack, queues, begun, grants).map(
    (settings) => new QueueMapping(settings, { clock, onFailure: onTrouble }),
  )
  beginMappings([...streams, ...consumers], teardown)
  const schedules = beginSchedules({ stack, functions: begun, queues, grants, clock, onTrouble, teardown })
  const access = { endpoint: aws.url, accessKeyId: operator.accessKeyId, outputs: stack.outputs() }
  teardown.add(publishAccess(data, access))
  return { functions: begun, queues, rules, schedules }
}

function openBus(deps: BackendDeps, queues: Queues): { rules: Rule[]; bus: Bus } {
  const { stack, data, clock, teardown } = deps
  const rules = rulesOf({ ...deps, queues })
  teardown.add(() => rules.flatMap(({ targets }) => targets).forEach((target) => target.close()))
  const log = new EventLog(data)
  teardown.add(() => log.close())
  return { rules, bus: new Bus(stack, rules, log, clock) }
}

interface Mapping {
  start: () => void
  stop: () => Promise<void>
}

function beginMappings(mappings: Mapping[], teardown: Teardown): void {
  mappings.forEach((mapping) => mapping.start())
  // A batch that takes longer than this ends with its function, and comes again at the next start.
  teardown.add(async () => {
    const stopped = Promise.all(mappings.map((mapping) => mapping.stop()))
    await Promise.race([stopped, pause(grace, undefined, { ref: false })])
  })
}
