import { createHash } from 'node:crypto'
import { matcherOf } from '../bus/event-pattern'
import { RunError } from '../run-error'
import type { Functions } from '../functions/functions'
import type { LocalFunction } from '../functions/local-function'
import { isOnQueue } from '../queues/queue-mapping-settings'
import type { Table } from '../table/table'
import type { Grants } from '../template/policies'
import { readFlag, readNumber, readObject, readObjects, readText, readTexts } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import type { DeliverySettings } from './batch-delivery'
import { refuseUngranted } from './mapping-grants'

/** An event source mapping on a stream, checked and ready to run. */
export interface MappingSettings {
  logicalId: string
  mappingId: string
  target: LocalFunction
  /** The stream by the template's name and by the engine's. */
  streamArn: string
  engineStreamArn: string
  startingPosition: 'TRIM_HORIZON' | 'LATEST'
  batchSize: number
  matches: (record: unknown) => boolean
  delivery: DeliverySettings
  /** Name of the bucket for what fails; undefined when it is dropped. */
  bucket: string | undefined
}

/**
 * The mappings of a stack that are not on queues.
 *
 * @throws RunError for a stream or a destination that is not the template's, and for a role that may not read the
 *   stream or write to the bucket: Lambda refuses to create such a mapping
 */
export function mappingsOf(
  stack: Stack,
  tables: Table[],
  functions: Functions,
  grants: Grants,
): MappingSettings[] {
  return stack
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter((resource) => !isOnQueue(resource))
    .map((resource) => {
      const settings = settingsOf(stack, resource, tables, functions)
      refuseUngranted(settings, grants)
      return settings
    })
}

function settingsOf(
  stack: Stack,
  { logicalId, properties }: StackResource,
  tables: Table[],
  functions: Functions,
): MappingSettings {
  const streamArn = readText(properties, 'EventSourceArn') ?? ''
  const engineStreamArn = tables.find((table) => table.streamArn === streamArn)?.engineStreamArn
  const target = functions.find(readText(properties, 'FunctionName'))
  if (!engineStreamArn || !target) {
    const missing = target ? `the stream ${streamArn}` : 'its function'
    throw new RunError(`In the template, ${logicalId} names what is not there: ${missing}.`)
  }
  return {
    logicalId,
    mappingId: mappingIdOf(logicalId),
    target,
    streamArn,
    engineStreamArn,
    startingPosition: readText(properties, 'StartingPosition') === 'LATEST' ? 'LATEST' : 'TRIM_HORIZON',
    batchSize: readNumber(properties, 'BatchSize') ?? 100,
    matches: filterOf(logicalId, properties),
    delivery: {
      partial: readTexts(properties, 'FunctionResponseTypes').includes('ReportBatchItemFailures'),
      bisect: readFlag(properties, 'BisectBatchOnFunctionError') ?? false,
      retries: unlessEndless(readNumber(properties, 'MaximumRetryAttempts')),
      oldestSeconds: unlessEndless(readNumber(properties, 'MaximumRecordAgeInSeconds')),
    },
    bucket: bucketOf(stack, logicalId, properties),
  }
}

/** A record passes when one of the filters matches, or when there is none. */
function filterOf(logicalId: string, properties: Record<string, unknown>): (record: unknown) => boolean {
  const filters = readObjects(readObject(properties, 'FilterCriteria'), 'Filters').map(({ Pattern }) =>
    matcherOf(logicalId, JSON.parse(String(Pattern))),
  )
  return (record) => filters.length === 0 || filters.some((matches) => matches(record))
}

function bucketOf(stack: Stack, logicalId: string, properties: Record<string, unknown>): string | undefined {
  const destination = readText(
    readObject(readObject(properties, 'DestinationConfig'), 'OnFailure'),
    'Destination',
  )
  if (destination === undefined) return undefined
  const bucket = stack.ofType('AWS::S3::Bucket').find((each) => stack.arn(each.logicalId) === destination)
  if (bucket) return stack.ref(bucket.logicalId)
  throw new RunError(
    `In the template, ${logicalId}: the local run keeps failed batches in the stack's buckets only.`,
  )
}

/** The template writes -1, or nothing, for "without end". */
function unlessEndless(limit: number | undefined): number {
  return limit === undefined || limit < 0 ? Number.POSITIVE_INFINITY : limit
}

/** In the form of a UUID, and the same at every start. */
function mappingIdOf(logicalId: string): string {
  const digest = createHash('sha256').update(logicalId).digest('hex')
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
