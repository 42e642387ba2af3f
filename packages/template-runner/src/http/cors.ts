import { readNumber, readTexts } from '../template/read'
import type { HttpResponse } from './answer'

/** The template's `CorsConfiguration`; undefined when the API has none. */
export type Cors = Record<string, unknown> | undefined

/** What a browser asks before it sends a request to another origin. */
export interface Preflight {
  method: string | undefined
  origin: string | undefined
  requestedMethod: string | undefined
}

/** The answer to a preflight, which API Gateway gives by itself when the API has a CORS configuration. */
export function preflightAnswer(
  cors: Cors,
  { method, origin, requestedMethod }: Preflight,
): HttpResponse | undefined {
  if (!cors || method !== 'OPTIONS' || !origin || !requestedMethod) return undefined
  const maxAge = readNumber(cors, 'MaxAge')
  const headers = allows(cors, origin) && {
    ...sharing(cors, origin),
    ...listed('access-control-allow-methods', readTexts(cors, 'AllowMethods')),
    ...listed('access-control-allow-headers', readTexts(cors, 'AllowHeaders')),
    ...(maxAge !== undefined && { 'access-control-max-age': String(maxAge) }),
  }
  return { status: 204, headers: { ...headers }, body: Buffer.alloc(0) }
}

/** With a CORS configuration API Gateway drops what the function says of it, and says it itself. */
export function withCors(answer: HttpResponse, cors: Cors, origin: string | undefined): HttpResponse {
  if (!cors) return answer
  const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith('access-control-'))
  const shared = origin && allows(cors, origin) ? sharing(cors, origin) : {}
  return { ...answer, headers: { ...Object.fromEntries(own), ...shared } }
}

function sharing(cors: Record<string, unknown>, origin: string): Record<string, string> {
  const any = readTexts(cors, 'AllowOrigins').includes('*')
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(!any && { vary: 'Origin' }),
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
