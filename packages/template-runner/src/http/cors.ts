import { readNumber, readTexts } from '../template/read'
import type { HttpResponse } from './response'

/** The template's `CorsConfiguration`; undefined when the API has none. */
export type Cors = Record<string, unknown> | undefined

/** The CORS headers of a preflight request. */
interface Preflight {
  method: string | undefined
  origin: string | undefined
  requestedMethod: string | undefined
}

/** API Gateway's response to a preflight request; undefined without a CORS configuration, or for any other request. */
export function preflightResponse(
  cors: Cors,
  { method, origin, requestedMethod }: Preflight,
): HttpResponse | undefined {
  if (!cors || method !== 'OPTIONS' || !origin || !requestedMethod) return undefined
  const maxAge = readNumber(cors, 'MaxAge')
  const headers = allows(cors, origin) && {
    ...originHeaders(cors, origin),
    ...listed('access-control-allow-methods', readTexts(cors, 'AllowMethods')),
    ...listed('access-control-allow-headers', readTexts(cors, 'AllowHeaders')),
    ...(maxAge !== undefined && { 'access-control-max-age': String(maxAge) }),
  }
  return { status: 204, headers: { ...headers }, body: Buffer.alloc(0) }
}

/** With a CORS configuration, API Gateway replaces the function's CORS headers by its own. */
export function withCors(response: HttpResponse, cors: Cors, origin: string | undefined): HttpResponse {
  if (!cors) return response
  const own = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'))
  const added = origin && allows(cors, origin) ? originHeaders(cors, origin) : {}
  return { ...response, headers: { ...Object.fromEntries(own), ...added } }
}

function originHeaders(cors: Record<string, unknown>, origin: string): Record<string, string> {
  const allowsAll = readTexts(cors, 'AllowOrigins').includes('*')
  return {
    'access-control-allow-origin': allowsAll ? '*' : origin,
    ...(!allowsAll && { vary: 'Origin' }),
    ...(cors['AllowCredentials'] === true && { 'access-control-allow-credentials': 'true' }),
    ...listed('access-control-expose-headers', readTexts(cors, 'ExposeHeaders')),
  }
}

function allows(cors: Record<string, unknown>, origin: string): boolean {
  return readTexts(cors, 'AllowOrigins').some((allowed) => allowed === '*' || allowed === origin)
}

function listed(name: string, values: string[]): Record<string, string> {
  return values.length > 0 ? { [name]: values.join(',') } : {}
}
