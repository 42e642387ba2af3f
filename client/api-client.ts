/**
 * The client of the API, for Node.js and for browsers: it imports nothing but its own table of routes. Its type parameter
 * gives the types of requests and answers, such as `Operations` of the contract; without it they are unknown.
 */
import {
  httpRequestOf,
  type AnyRequest,
  type ApiAccess,
  type OperationTypes,
  type RequestOf,
} from './request'
import type { RouteName } from './routes'
import { sendWithRetries, type HttpResponse, type RetryOptions } from './send'

interface Head {
  readonly status: number
  readonly headers: Headers
  readonly etag: string | undefined
}

/** An answer of any status. `body` is the parsed JSON, or the text of another media type. */
export type Answer<Body> =
  | (Head & { readonly ok: true; readonly body: Body })
  | (Head & { readonly ok: false; readonly body: unknown })

/** The request may be left out where nothing of it is required. */
type Arguments<Request> = {} extends Request ? [request?: Request] : [request: Request]

export interface ApiClient<Types extends OperationTypes = OperationTypes> {
  /**
   * Calls a route by its name, such as `call('updateVisit', { params: { visitId }, body, ifMatch })`. Resolves with the answer
   * whatever its status; retries as `sendWithRetries` does.
   *
   * @throws what `fetch` throws, when the API does not answer
   */
  call<Name extends RouteName>(
    name: Name,
    ...request: Arguments<RequestOf<Types, Name>>
  ): Promise<Answer<Types[Name]['answer']>>
}

export const apiClient = <Types extends OperationTypes = OperationTypes>(
  access: ApiAccess,
  retries: RetryOptions = {},
): ApiClient<Types> => ({
  call: async (name, request?: AnyRequest) =>
    answerOf(await sendWithRetries(httpRequestOf(name, request ?? {}, access), retries)),
})

function answerOf<Body>({ status, headers, text }: HttpResponse): Answer<Body> {
  const isJson = /json/.test(headers.get('content-type') ?? '')
  const body = isJson ? jsonOf(text) : text || undefined
  const ok = status >= 200 && status < 300
  return { status, headers, etag: headers.get('etag') ?? undefined, ok, body: body as Body }
}

/** Undefined for text that is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
