import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../http/read-body'
import type { HttpResponse } from '../http/response'
import { authorize, chooseUser, logout } from './browser-endpoints'
import { errorPage } from './page'
import type { SignIn, SignInRequest } from './sign-in'
import { issueTokens, tokenPreflight } from './token-endpoint'

type Endpoint = (signIn: SignIn, request: SignInRequest) => HttpResponse | Promise<HttpResponse>

/** The endpoints by path and method. `/login` has the same page as `/oauth2/authorize`. */
const endpoints: Record<string, Record<string, Endpoint>> = {
  '/oauth2/authorize': { GET: authorize },
  '/login': { GET: authorize, POST: chooseUser },
  '/oauth2/token': { POST: issueTokens, OPTIONS: tokenPreflight },
  '/logout': { GET: logout },
}

/** The largest body of a request, in bytes; those of the endpoints have a few fields. */
const maxBody = 64 * 1024

/** Responds as the domain of a user pool does. */
export async function serveSignIn(
  signIn: SignIn,
  request: IncomingMessage,
  server: ServerResponse,
): Promise<void> {
  const { status, headers, body } = await respond(signIn, request)
  server.writeHead(status, { ...headers, 'content-length': String(body.length) }).end(body)
}

async function respond(signIn: SignIn, request: IncomingMessage): Promise<HttpResponse> {
  const [path, rawQuery = ''] = splitQuery(request.url ?? '/')
  const methods = endpoints[path]
  if (!methods) return errorPage(404, 'The domain of a user pool has no such page.')
  const endpoint = methods[request.method ?? '']
  if (!endpoint) return notAllowed(Object.keys(methods))
  const body = await readBody(request, maxBody)
  if (!body) return errorPage(413, 'The request is too large.')
  const headers = request.headers as SignInRequest['headers']
  return await endpoint(signIn, {
    query: new URLSearchParams(rawQuery),
    rawQuery,
    headers,
    body: body.toString(),
  })
}

function notAllowed(methods: string[]): HttpResponse {
  const response = errorPage(405, `The method must be ${methods.join(' or ')}.`)
  return { ...response, headers: { ...response.headers, allow: methods.join(', ') } }
}

function splitQuery(url: string): [path: string, query?: string] {
  const at = url.indexOf('?')
  return at < 0 ? [url] : [url.slice(0, at), url.slice(at + 1)]
}
