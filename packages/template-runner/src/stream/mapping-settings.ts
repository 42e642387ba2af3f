import { createHash } from 'node:crypto'
import { matcherOf } from '../bus/event-pattern'
import type { Functions } from '../functions/functions'
import type { LocalFunction } from '../functions/local-function'
import { parseJson } from '../parse-json'
import { RunError, unsupported } from '../run-error'
import type { Table } from '../table/table'
import { readFlag, readNumber, readObject, readObjects, readText, readTexts } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import type { DeliverySettings } from './batch-delivery'

/** An event source mapping on a stream. */
export interface MappingSettings {
  logicalId: string
  mappingId: string
  target: LocalFunction
  /** ARN of the stream in the template. */
  streamArn: string
  /** The engine's ARN of the stream. */
  engineStreamArn: string
  batchSize: number
  /** `FilterCriteria`. */
  matches: (record: unknown) => boolean
  delivery: DeliverySettings
  /** Bucket for discarded batches; without one they are dropped. */
  bucket: string | undefined
}

/** Properties that a run implements for queues only. */
const queueProperties = ['MaximumBatchingWindowInSeconds', 'ScalingConfig']

/**
 * Reads an event source mapping on a stream.
 *
 * @throws RunError for a stream, a function or a bucket that the template lacks, and for an unsupported value
 */
export function mappingSettingsOf(
  stack: Stack,
  { logicalId, properties }: StackResource,
  tables: Table[],
  functions: Functions,
): MappingSettings {
  const streamArn = readText(properties, 'EventSourceArn') ?? ''
  const engineStreamArn = tables.find((table) => table.streamArn === streamArn)?.engineStreamArn
  const target = functions.find(readText(properties, 'FunctionName'))
  if (!engineStreamArn) throw missing(logicalId, 'stream', 'EventSourceArn')
  if (!target) throw missing(logicalId, 'function', 'FunctionName')
  const startingPosition = readText(properties, 'StartingPosition')
  if (startingPosition !== 'TRIM_HORIZON')
    throw unsupported(logicalId, `the starting position ${startingPosition}`)
  const property = queueProperties.find((name) => properties[name] !== undefined)
  if (property) throw unsupported(logicalId, `${property} on a stream`)
  return {
    logicalId,
    mappingId: mappingIdOf(logicalId),
    target,
    streamArn,
    engineStreamArn,
    batchSize: readNumber(properties, 'BatchSize') ?? 100,
    matches: filterOf(logicalId, properties),
    delivery: {
      partial: readTexts(properties, 'FunctionResponseTypes').includes('ReportBatchItemFailures'),
      bisect: readFlag(properties, 'BisectBatchOnFunctionError') ?? false,
      maxRetries: limitOf(readNumber(properties, 'MaximumRetryAttempts')),
      maxAgeSeconds: limitOf(readNumber(properties, 'MaximumRecordAgeInSeconds')),
    },
    bucket: bucketOf(stack, logicalId, properties),
  }
}

function missing(logicalId: string, kind: string, property: string): RunError {
  return new RunError(`${logicalId}: the template has no such ${kind}; correct \`${property}\`.`)
}

/** A record passes when one of the filters matches, or when there is none. */
function filterOf(logicalId: string, properties: Record<string, unknown>): (record: unknown) => boolean {
  const filters = readObjects(readObject(properties, 'FilterCriteria'), 'Filters').map(({ Pattern }) =>
    matcherOf(logicalId, parseJson(String(Pattern))),
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
  if (!bucket)
    throw unsupported(logicalId, `the destination ${destination}, which is no bucket of the stack,`)
  return stack.ref(bucket.logicalId)
}

/** Lambda treats -1 and an absent value as infinite. */
function limitOf(value: number | undefined): number {
  return value === undefined || value < 0 ? Number.POSITIVE_INFINITY : value
}

/** A UUID that is the same in every run. */
function mappingIdOf(logicalId: string): string {
  const digest = createHash('sha256').update(logicalId).digest('hex')
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
