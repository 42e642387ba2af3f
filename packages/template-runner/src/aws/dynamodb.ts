import { Agent, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { dynamoDbHeaders } from '../table/wire'
import { arnOf } from '../template/identities'
import type { RequiredPermission } from '../template/policies'
import { readObject, readObjects, readText } from '../template/read'
import { AwsError } from './error'
import type { AwsResponse, Call, Service } from './service'

/** The grant that each part of a transaction needs (DynamoDB Developer Guide, "Using IAM with DynamoDB transactions"). */
const partActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
}

type PermissionsOf = (operation: string, input: Record<string, unknown>) => RequiredPermission[]

/**
 * DynamoDB, which is the engine.
 *
 * @param engine its address
 * @param onWrite hears that something was written, so that a stream's reader need not wait for its next turn
 */
export function dynamoDb(engine: string, onWrite: () => void): Service {
  return {
    name: 'dynamodb',
    permissions: ({ operation, input }) => dynamoDbPermissions(operation, input),
    perform: async (call) => {
      const answer = await askEngine(engine, call)
      if (isWrite(call.operation) && answer.status === 200) onWrite()
      return answer
    },
  }
}

function dynamoDbPermissions(operation: string, input: Record<string, unknown>): RequiredPermission[] {
  const permissions = permissionsOf[operation]
  if (permissions) return permissions(operation, input)
  throw new AwsError('UnknownOperationException', `The local run does not know DynamoDB's ${operation}.`)
}

const ofOneTable: PermissionsOf = (operation, input) => [
  permission(operation, readText(input, 'TableName'), readText(input, 'IndexName')),
]

/** The operations that our functions call. */
const permissionsOf: Record<string, PermissionsOf> = {
  GetItem: ofOneTable,
  Query: ofOneTable,
  PutItem: ofOneTable,
  BatchGetItem: (operation, input) =>
    Object.keys(readObject(input, 'RequestItems')).map((table) => permission(operation, table)),
  TransactWriteItems: (_, input) => readObjects(input, 'TransactItems').flatMap(partsOf),
}

/** Whether an operation may put a record on the stream. */
function isWrite(operation: string): boolean {
  return operation === 'TransactWriteItems' || operation === 'PutItem'
}

function partsOf(item: Record<string, unknown>): RequiredPermission[] {
  return Object.keys(item).map((part) =>
    permission(partActions[part] ?? part, readText(readObject(item, part), 'TableName')),
  )
}

function permission(action: string, table = '', index?: string): RequiredPermission {
  const arn = arnOf('dynamodb', `table/${table}`)
  return { action: `dynamodb:${action}`, resource: index === undefined ? arn : `${arn}/index/${index}` }
}

const agent = new Agent({ keepAlive: true })

/** Passes a call on as it came. */
async function askEngine(engine: string, { operation, body }: Call): Promise<AwsResponse> {
  return await new Promise((resolve, reject) => {
    const headers = { ...dynamoDbHeaders(operation), 'content-length': body.length }
    const forwarded = request(engine, { method: 'POST', headers, agent }, (answer) => {
      const { connection: _, 'transfer-encoding': _t, ...passed } = answer.headers
      const answered = (whole: Buffer) =>
        resolve({ status: answer.statusCode ?? 500, headers: passed, body: whole })
      buffer(answer).then(answered, reject)
    })
    forwarded.on('error', reject).end(body)
  })
}
