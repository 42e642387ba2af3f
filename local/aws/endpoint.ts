import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Bus } from '../bus/bus'
import type { LocalFunction } from '../functions/local-function'
import { listenLocally, type LocalServer } from '../http/local-server'
import { parseJson } from '../parse-json'
import { here } from '../template/identities'
import { type Grants, isGranted, type Wish } from '../template/policies'
import { isObject } from '../template/template'
import { AwsError } from './error'
import { dynamoDbWishes, forwardToEngine, isWrite } from './dynamodb'
import { putEvents, putEventsWishes } from './put-events'

export interface AwsSurroundings {
  /** The engine's address. */
  engine: string
  bus: Bus
  grants: Grants
  /** The function that calls with a key id. */
  callingWith: (keyId: string) => LocalFunction | undefined
  /** Hears that something was written, so that a stream's reader need not wait for its next turn. */
  onWrite: () => void
  /** Hears, in a sentence, of a call that the caller's role does not grant. */
  onDenied: (line: string) => void
}

interface Call {
  /** For example `DynamoDB_20120810`. */
  service: string
  operation: string
  body: Buffer
  input: Record<string, unknown>
}

/**
 * The one address that stands for AWS. A call is told by its `X-Amz-Target`, its caller by the key id of its
 * signature; it must be granted by the caller's role in the template. What the template's functions do not use is
 * unknown here.
 */
export async function startAwsEndpoint(surroundings: AwsSurroundings): Promise<LocalServer> {
  const server = createServer((request, response) => {
    answer(request, response, surroundings).catch((error: unknown) => refuse(response, error))
  })
  return await listenLocally(server, 0)
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  around: AwsSurroundings,
): Promise<void> {
  const call = await callOf(request)
  const caller = callerOf(request, around)
  if (call.service === 'DynamoDB_20120810') {
    check(caller, dynamoDbWishes(call.operation, call.input), around)
    await forwardToEngine(around.engine, call.operation, call.body, response)
    if (isWrite(call.operation) && response.statusCode === 200) around.onWrite()
  } else if (call.service === 'AWSEvents' && call.operation === 'PutEvents') {
    check(caller, putEventsWishes(call.input), around)
    const result = JSON.stringify(putEvents(call.input, around.bus))
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(result)
  } else {
    throw new AwsError(
      'UnknownOperationException',
      `The local run does not know ${call.service}.${call.operation}.`,
    )
  }
}

async function callOf(request: IncomingMessage): Promise<Call> {
  const [service = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.')
  const body = await buffer(request)
  return { service, operation, body, input: inputOf(body) }
}

function inputOf(body: Buffer): Record<string, unknown> {
  const input = parseJson(body.toString())
  if (isObject(input)) return input
  throw new AwsError('SerializationException', 'The body is not a JSON object.')
}

interface Caller {
  name: string
  roleArn: string
}

function callerOf(request: IncomingMessage, around: AwsSurroundings): Caller {
  const keyId = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const found = around.callingWith(keyId)
  if (found) return found.settings
  throw new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.')
}

function check(caller: Caller, wishes: Wish[], { grants, onDenied }: AwsSurroundings): void {
  const refused = wishes.find((wish) => !isGranted(grants.get(caller.roleArn) ?? [], wish))
  if (!refused) return
  const role = caller.roleArn.split('role/').at(-1)
  const user = `arn:${here.partition}:sts::${here.accountId}:assumed-role/${role}/${caller.name}`
  onDenied(`${role} does not grant ${refused.action} on ${refused.resource}`)
  throw new AwsError(
    'AccessDeniedException',
    `User: ${user} is not authorized to perform: ${refused.action} on resource: ${refused.resource} because no identity-based policy allows the ${refused.action} action`,
  )
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const known = error instanceof AwsError
  const body = known
    ? { __type: `com.amazon.coral.service#${error.code}`, message: error.message }
    : { __type: 'com.amazon.coral.service#InternalFailure', message: String(error) }
  response
    .writeHead(known ? 400 : 500, { 'content-type': 'application/x-amz-json-1.0' })
    .end(JSON.stringify(body))
}
