import { routeKey, SCOPES, tokenScope } from '../../contract/route'
import type { HttpEvent } from '../../lambdas/http/http'
import { pathOf, routeOf, type Request } from './request'

const claims = (sub: string) => ({ sub, scope: SCOPES.map(tokenScope).join(' ') })

/**
 * The API Gateway event of a request, with the fields that the functions read. `link` is the address of a next page.
 */
export function eventOf(request: Request, link?: string): HttpEvent {
  const route = routeOf(request)
  const { caller, body, params, query, key, ifMatch, ifNoneMatch } = request
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
  }
  const search = link === undefined ? query : Object.fromEntries(new URL(link, 'http://office').searchParams)
  const event = {
    routeKey: routeKey(route),
    rawPath: decodeURIComponent(pathOf(request)),
    headers,
    pathParameters: params,
    ...(Object.keys(search).length > 0 ? { queryStringParameters: search } : {}),
    requestContext: { requestId: 'model-request', authorizer: { jwt: { claims: claims(caller) } } },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  }
  return event as unknown as HttpEvent
}
