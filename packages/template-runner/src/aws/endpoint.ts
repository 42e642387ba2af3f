import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listenLocally, type LocalServer } from '../http/local-server'
import type { Grants, RequiredPermission } from '../template/policies'
import { type Caller, callerOf, checkPermissions } from './caller'
import { AwsError, unsupportedOperation } from './error'
import { type AwsRequest, readRequest } from './request'
import { errorDocument } from './s3-xml'
import type { AwsResponse, Service } from './service'

interface AwsDeps {
  /** Services by the prefix of `X-Amz-Target`; `S3` has none. */
  services: Record<string, Service>
  grants: Grants
  findCaller: (accessKeyId: string) => Caller | undefined
  onWarning: (message: string) => void
  onCall?: CallHook | undefined
}

/** A call as a hook receives it. */
export interface ObservedCall {
  /** Logical id of the calling function, or `operator`. */
  caller: string
  /** For example `dynamodb`. */
  service: string
  operation: string
  /** The permissions that the call needs. */
  permissions: RequiredPermission[]
}

/**
 * Called for each granted call: before the call takes effect, and after it has taken effect but before the caller gets the
 * response. The call waits for the hook. When the hook rejects or crashes the caller, the connection is closed; a call whose
 * hook rejects in the phase `before` has no effect.
 */
export type CallHook = (call: ObservedCall, phase: 'before' | 'after') => void | Promise<void>

/**
 * Starts the AWS endpoint of a run. `X-Amz-Target` names service and operation, the access key id of the signature names
 * the caller, whose role must grant the call. Other operations are rejected.
 */
export async function startAwsEndpoint(deps: AwsDeps): Promise<LocalServer> {
  const server = createServer((request, response) => {
    serve(request, response, deps).catch((error: unknown) => sendError(request, response, error))
  })
  return await listenLocally(server, 0)
}

async function serve(request: IncomingMessage, response: ServerResponse, deps: AwsDeps) {
  const awsRequest = await readRequest(request, response)
  const caller = callerOf(request, deps.findCaller)
  const answer = await perform(awsRequest, caller, deps)
  if (answer) response.writeHead(answer.status, answer.headers).end(answer.body)
  else response.destroy()
}

/** Returns undefined when the hook rejects, or the caller has crashed. */
async function perform(
  { target, call }: AwsRequest,
  caller: Caller,
  { services, grants, onWarning, onCall = () => {} }: AwsDeps,
): Promise<AwsResponse | undefined> {
  const service = services[target]
  if (!service) throw unsupportedOperation(`${target}.${call.operation}`)
  const permissions = service.permissions(call)
  checkPermissions(caller, permissions, grants, onWarning)
  const observed = { caller: caller.logicalId, service: service.name, operation: call.operation, permissions }
  const passes = async (phase: 'before' | 'after'): Promise<boolean> => {
    const rejected = await Promise.resolve(onCall(observed, phase)).then(
      () => false,
      () => true,
    )
    return !rejected && caller.isAlive()
  }
  if (!(await passes('before'))) return undefined
  const answer = await service.perform(call)
  return (await passes('after')) ? answer : undefined
}

function sendError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
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
