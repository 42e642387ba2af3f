import { Agent, request, type ServerResponse } from 'node:http'
import { dynamoDbHeaders } from '../table/wire'
import { arnOf } from '../template/identities'
import type { Wish } from '../template/policies'
import { readObject, readObjects, readText } from '../template/read'
import { AwsError } from './error'

/** The grant that each part of a transaction needs (DynamoDB Developer Guide, "Using IAM with DynamoDB transactions"). */
const partActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
}

type Wishes = (operation: string, input: Record<string, unknown>) => Wish[]

/**
 * What a call's role must grant, for DynamoDB.
 *
 * @throws AwsError for an operation that the runner does not know
 */
export function dynamoDbWishes(operation: string, input: Record<string, unknown>): Wish[] {
  const wishes = wishesOf[operation]
  if (wishes) return wishes(operation, input)
  throw new AwsError('UnknownOperationException', `The local run does not know DynamoDB's ${operation}.`)
}

const ofOneTable: Wishes = (operation, input) => [
  wish(operation, readText(input, 'TableName'), readText(input, 'IndexName')),
]

/** The operations that our functions call. */
const wishesOf: Record<string, Wishes> = {
  GetItem: ofOneTable,
  Query: ofOneTable,
  BatchGetItem: (operation, input) =>
    Object.keys(readObject(input, 'RequestItems')).map((table) => wish(operation, table)),
  TransactWriteItems: (_, input) => readObjects(input, 'TransactItems').flatMap(partsOf),
}

/** Whether an operation may put a record on the stream. */
export function isWrite(operation: string): boolean {
  return operation === 'TransactWriteItems'
}

function partsOf(item: Record<string, unknown>): Wish[] {
  return Object.keys(item).map((part) =>
    wish(partActions[part] ?? part, readText(readObject(item, part), 'TableName')),
  )
}

function wish(action: string, table = '', index?: string): Wish {
  const arn = arnOf('dynamodb', `table/${table}`)
  return { action: `dynamodb:${action}`, resource: index === undefined ? arn : `${arn}/index/${index}` }
}

const agent = new Agent({ keepAlive: true })

/** Passes a call on as it came, and the engine's answer back as it comes; settles when the answer has passed. */
export async function forwardToEngine(
  engine: string,
  operation: string,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const headers = { ...dynamoDbHeaders(operation), 'content-length': body.length }
    const forwarded = request(engine, { method: 'POST', headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.on('error', reject).on('end', resolve).pipe(response)
    })
    forwarded.on('error', reject).end(body)
  })
}
