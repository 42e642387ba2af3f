import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listenLocally, type LocalServer } from '../http/local-server'
import type { Grants, RequiredPermission } from '../template/policies'
import { type Caller, callerOf, check } from './caller'
import { AwsError } from './error'
import { type AwsRequest, readRequest } from './request'
import { errorDocument } from './s3-xml'
import type { AwsResponse, Service } from './service'

export interface AwsDeps {
  /** By the first half of their `X-Amz-Target`. */
  services: Record<string, Service>
  grants: Grants
  /** Who calls with a key id. */
  callerWith: (keyId: string) => Caller | undefined
  /** Hears, in a sentence, of a call that the caller's role does not grant. */
  onDenied: (line: string) => void
  onCall?: CallHook | undefined
}

/** A call as a hook hears of it. */
export interface ObservedCall {
  /** Logical id of the function that calls; `operator` for whoever has the operator's key. */
  caller: string
  /** For example `dynamodb`. */
  service: string
  operation: string
  /** What the caller's role had to grant for it. */
  permissions: RequiredPermission[]
}

/**
 * Stands around each call that is granted: before it takes effect, and after it did and before the caller is told. The
 * call waits for it. When it rejects, or has crashed the caller, the connection is cut: a call that was to take effect
 * does not.
 */
export type CallHook = (call: ObservedCall, phase: 'before' | 'after') => void | Promise<void>

/**
 * The one address that stands for AWS. A call is told by its `X-Amz-Target`, its caller by the key id of its
 * signature; it must be granted by the caller's role in the template. What the template's functions and its operators
 * do not use is unknown here.
 */
export async function startAwsEndpoint(deps: AwsDeps): Promise<LocalServer> {
  const server = createServer((request, response) => {
    serve(request, response, deps).catch((error: unknown) => refuse(request, response, error))
  })
  return await listenLocally(server, 0)
}

async function serve(request: IncomingMessage, response: ServerResponse, deps: AwsDeps) {
  const asked = await readRequest(request, response)
  const caller = callerOf(request, deps.callerWith)
  const answer = await answerTo(asked, caller, deps)
  if (answer) response.writeHead(answer.status, answer.headers).end(answer.body)
  else response.destroy()
}

/** The answer; undefined when nobody is there to hear it. */
async function answerTo(
  { target, call }: AwsRequest,
  caller: Caller,
  { services, grants, onDenied, onCall = () => {} }: AwsDeps,
): Promise<AwsResponse | undefined> {
  const service = services[target]
  if (!service) throw unknownOperation(`${target}.${call.operation}`)
  const permissions = service.permissions(call)
  check(caller, permissions, grants, onDenied)
  const observed = { caller: caller.logicalId, service: service.name, operation: call.operation, permissions }
  const passes = async (phase: 'before' | 'after'): Promise<boolean> => {
    const rejected = await Promise.resolve(onCall(observed, phase)).then(
      () => false,
      () => true,
    )
    return !rejected && caller.lives()
  }
  if (!(await passes('before'))) return undefined
  const answer = await service.perform(call)
  return (await passes('after')) ? answer : undefined
}

export function unknownOperation(operation: string): AwsError {
  return new AwsError('UnknownOperationException', `The local run does not know ${operation}.`)
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const { code, message, status } =
    error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500)
  const isJson = request.headers['x-amz-target'] !== undefined
  const body = isJson
    ? JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message })
    : errorDocument(code, message)
  const type = isJson ? 'application/x-amz-json-1.0' : 'application/xml'
  response.writeHead(status, { 'content-type': type }).end(body)
}
