import { canonical } from '../../domain/json'
import { CommandError } from '../command'
import { readObject, readObjects } from '../template/read'
import type { Stack, StackResource } from '../template/stack'
import { callDynamoDb, DynamoDbError } from './wire'

/** The stack's table as it stands in the engine. */
export interface Table {
  name: string
  arn: string
  /** The stream by the name that the template's other resources know it by; undefined when it has none. */
  streamArn?: string
  /** The same stream by the engine's own name. */
  engineStreamArn?: string
}

interface Description {
  Table: {
    TableStatus: string
    LatestStreamArn?: string
    KeySchema: KeyPart[]
    AttributeDefinitions: Record<string, unknown>[]
    GlobalSecondaryIndexes?: Record<string, unknown>[]
  }
}

interface KeyPart {
  AttributeName: string
  KeyType: string
}

/**
 * Makes sure that every table of the template stands in the engine, with its keys, indexes, stream and time to live.
 *
 * @throws CommandError when a table of that name stands there with other keys or indexes
 */
export async function ensureTables(stack: Stack, endpoint: string): Promise<Table[]> {
  const resources = stack.ofType('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table')
  return await Promise.all(resources.map((resource) => ensureTable(stack, resource, endpoint)))
}

async function ensureTable(stack: Stack, resource: StackResource, endpoint: string): Promise<Table> {
  const name = stack.ref(resource.logicalId)
  const found = await describe(endpoint, name)
  if (!found) await create(endpoint, name, resource.properties)
  const { Table: standing } = found ?? (await described(endpoint, name))
  refuseOther(name, shapeOf(resource.properties), shapeOf({ ...standing }))
  return {
    name,
    arn: stack.arn(resource.logicalId),
    streamArn: standing.LatestStreamArn && stack.resolver.attribute(resource.logicalId, 'StreamArn'),
    engineStreamArn: standing.LatestStreamArn,
  }
}

async function create(endpoint: string, name: string, properties: Record<string, unknown>): Promise<void> {
  const indexes = readObjects(properties, 'GlobalSecondaryIndexes').map(
    ({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }),
  )
  const stream = readObject(properties, 'StreamSpecification')
  await callDynamoDb(endpoint, 'CreateTable', {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: properties['AttributeDefinitions'],
    KeySchema: properties['KeySchema'],
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
    ...('StreamViewType' in stream && { StreamSpecification: { ...stream, StreamEnabled: true } }),
  })
  const timeToLive = properties['TimeToLiveSpecification']
  if (!timeToLive) return
  await callDynamoDb(endpoint, 'UpdateTimeToLive', { TableName: name, TimeToLiveSpecification: timeToLive })
}

async function describe(endpoint: string, name: string): Promise<Description | undefined> {
  try {
    return await callDynamoDb<Description>(endpoint, 'DescribeTable', { TableName: name })
  } catch (error) {
    if (error instanceof DynamoDbError && error.code === 'ResourceNotFoundException') return undefined
    throw error
  }
}

async function described(endpoint: string, name: string): Promise<Description> {
  const description = await describe(endpoint, name)
  if (!description) throw new CommandError(`The engine at ${endpoint} did not keep the table ${name}.`)
  return description
}

/** Keys, their types, and indexes: what cannot be changed on a table that stands. */
function shapeOf(table: Record<string, unknown>) {
  const types = new Map(
    readObjects(table, 'AttributeDefinitions').map((each) => [each['AttributeName'], each['AttributeType']]),
  )
  const keysOf = (owner: Record<string, unknown>): string[] =>
    readObjects(owner, 'KeySchema').map(
      (key) => `${key['KeyType']} ${key['AttributeName']} ${types.get(key['AttributeName'])}`,
    )
  const indexes = readObjects(table, 'GlobalSecondaryIndexes').map((index) => {
    const { ProjectionType, NonKeyAttributes } = readObject(index, 'Projection')
    const attributes = Array.isArray(NonKeyAttributes) ? NonKeyAttributes.map(String).toSorted() : []
    return [String(index['IndexName']), ...keysOf(index), String(ProjectionType), ...attributes].join(' ')
  })
  return { keys: keysOf(table).toSorted(), indexes: indexes.toSorted() }
}

function refuseOther(name: string, wanted: object, standing: object): void {
  if (canonical(wanted) === canonical(standing)) return
  throw new CommandError(
    `The table ${name} stands with other keys or indexes than the template's: move the data folder away, or choose another with --data.`,
  )
}
