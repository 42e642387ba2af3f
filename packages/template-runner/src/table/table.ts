import { RunError } from '../run-error'
import { readObject, readObjects } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import { shapeOf } from './shape'
import { callDynamoDb, DynamoDbError } from './wire'

/** A table of the stack in the engine. */
export interface Table {
  name: string
  /** ARN of the stream in the template; undefined without a stream. */
  streamArn?: string
  /** The engine's ARN of the same stream. */
  engineStreamArn?: string
}

/** The engine's description of a table. */
type TableDescription = Record<string, unknown> & { LatestStreamArn?: string }

/**
 * Creates the tables of the template that do not exist, with keys, indexes, stream and time to live.
 *
 * @throws RunError when a table exists with other keys or indexes
 */
export async function ensureTables(stack: Stack, endpoint: string): Promise<Table[]> {
  const resources = stack.ofType('AWS::DynamoDB::GlobalTable')
  return await Promise.all(resources.map((resource) => ensureTable(stack, resource, endpoint)))
}

async function ensureTable(stack: Stack, resource: StackResource, endpoint: string): Promise<Table> {
  const name = stack.ref(resource.logicalId)
  const existing = (await find(endpoint, name)) ?? (await create(endpoint, name, resource.properties))
  if (shapeOf(existing) !== shapeOf(resource.properties)) {
    throw new RunError(
      `The table ${name} exists with other keys or indexes than the template's: delete the data folder, or set \`data\` to another.`,
    )
  }
  const engineStreamArn = existing.LatestStreamArn
  return {
    name,
    streamArn: engineStreamArn && stack.attribute(resource.logicalId, 'StreamArn'),
    engineStreamArn,
  }
}

async function find(endpoint: string, name: string): Promise<TableDescription | undefined> {
  try {
    const input = { TableName: name }
    return (await callDynamoDb<{ Table: TableDescription }>(endpoint, 'DescribeTable', input)).Table
  } catch (error) {
    if (error instanceof DynamoDbError && error.code === 'ResourceNotFoundException') return undefined
    throw error
  }
}

async function create(
  endpoint: string,
  name: string,
  properties: Record<string, unknown>,
): Promise<TableDescription> {
  const indexes = readObjects(properties, 'GlobalSecondaryIndexes').map(
    ({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }),
  )
  const stream = readObject(properties, 'StreamSpecification')
  const answer = await callDynamoDb<{ TableDescription: TableDescription }>(endpoint, 'CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: properties['AttributeDefinitions'],
    KeySchema: properties['KeySchema'],
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
    ...('StreamViewType' in stream && { StreamSpecification: { ...stream, StreamEnabled: true } }),
  })
  const TimeToLiveSpecification = properties['TimeToLiveSpecification']
  if (TimeToLiveSpecification)
    await callDynamoDb(endpoint, 'UpdateTimeToLive', { TableName: name, TimeToLiveSpecification })
  return answer.TableDescription
}
