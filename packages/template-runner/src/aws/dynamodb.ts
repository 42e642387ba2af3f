import { isDiskFull } from '../table/engine-failure'
import { postToDynamoDb } from '../table/wire'
import { arnOf } from '../template/identities'
import type { RequiredPermission } from '../template/policies'
import { readObject, readObjects, readText } from '../template/read'
import { unsupportedOperation } from './error'
import type { AwsResponse, Call, Service } from './service'

/** The action that each part of a transaction needs (DynamoDB Developer Guide, "Using IAM with DynamoDB transactions"). */
const partActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
}

type PermissionsOf = (operation: string, input: Record<string, unknown>) => RequiredPermission[]

interface DynamoDbDeps {
  /** The engine's address. */
  engine: string
  /** Called after a write, so that stream readers poll at once. */
  onWrite: () => void
  /** Called when the engine has refused a write, because it has no space. */
  onDiskFull: () => void
}

/** DynamoDB: checks the operation and forwards the call to the engine. */
export function dynamoDb({ engine, onWrite, onDiskFull }: DynamoDbDeps): Service {
  return {
    name: 'dynamodb',
    permissions: ({ operation, input }) => dynamoDbPermissions(operation, input),
    perform: async (call) => {
      const response = await forward(engine, call)
      if (isWrite(call.operation) && response.status === 200) onWrite()
      if (response.status === 500 && isDiskFull(response.body.toString())) onDiskFull()
      return response
    },
  }
}

function dynamoDbPermissions(operation: string, input: Record<string, unknown>): RequiredPermission[] {
  const permissions = permissionsOf[operation]
  if (permissions) return permissions(operation, input)
  throw unsupportedOperation(`DynamoDB ${operation}`)
}

const ofOneTable: PermissionsOf = (operation, input) => [
  permission(operation, readText(input, 'TableName'), readText(input, 'IndexName')),
]

/** The supported operations, each with the permissions that it needs. */
const permissionsOf: Record<string, PermissionsOf> = {
  GetItem: ofOneTable,
  Query: ofOneTable,
  PutItem: ofOneTable,
  BatchGetItem: (operation, input) =>
    Object.keys(readObject(input, 'RequestItems')).map((table) => permission(operation, table)),
  TransactWriteItems: (_, input) => distinct(readObjects(input, 'TransactItems').flatMap(permissionsOfPart)),
}

/** Whether an operation may add a record to the stream. */
function isWrite(operation: string): boolean {
  return operation === 'TransactWriteItems' || operation === 'PutItem'
}

/** Each permission once: a transaction has many items of one table. */
function distinct(permissions: RequiredPermission[]): RequiredPermission[] {
  return [...new Map(permissions.map((each) => [`${each.action} ${each.resource}`, each])).values()]
}

function permissionsOfPart(item: Record<string, unknown>): RequiredPermission[] {
  return Object.keys(item).map((part) =>
    permission(partActions[part] ?? part, readText(readObject(item, part), 'TableName')),
  )
}

function permission(action: string, table = '', index?: string): RequiredPermission {
  const arn = arnOf('dynamodb', `table/${table}`)
  return { action: `dynamodb:${action}`, resource: index === undefined ? arn : `${arn}/index/${index}` }
}

async function forward(engine: string, { operation, body }: Call): Promise<AwsResponse> {
  const { status, headers, body: content } = await postToDynamoDb(engine, operation, body)
  const { connection: _, 'transfer-encoding': _t, ...responseHeaders } = headers
  return { status, headers: responseHeaders, body: content }
}
