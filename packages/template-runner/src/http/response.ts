import { isObject } from '../template/template'

/** A response to the client. */
export interface HttpResponse {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
}

/** The messages of API Gateway's own responses. */
const gatewayMessages = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

type GatewayStatus = keyof typeof gatewayMessages

/** A response of API Gateway itself, for example `{"message":"Not Found"}`. */
export function gatewayResponse(status: GatewayStatus, headers: Record<string, string> = {}): HttpResponse {
  const body = Buffer.from(JSON.stringify({ message: gatewayMessages[status] }))
  return { status, headers: { 'content-type': 'application/json', ...headers }, body }
}

/** Headers that the server sets; API Gateway drops them from a function's response. */
const serverHeaders = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'])

/**
 * Reads a function's response in payload format 2.0. Without `statusCode`, the payload is the body of a 200 response.
 * Undefined for an invalid response.
 */
export function responseOf(payload: string): HttpResponse | undefined {
  const result: unknown = JSON.parse(payload)
  if (!isObject(result) || !('statusCode' in result)) return inferredResponse(result)
  const { statusCode, headers, cookies, body, isBase64Encoded } = result
  const status = Number(statusCode)
  const text = body ?? ''
  if (!isStatus(status) || typeof text !== 'string' || !isObject(headers ?? {})) return undefined
  return {
    status,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...namedHeaders(headers), ...cookiesOf(cookies) },
    body: Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}

function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599
}

function inferredResponse(result: unknown): HttpResponse {
  const body = Buffer.from(typeof result === 'string' ? result : JSON.stringify(result))
  return { status: 200, headers: { 'content-type': 'application/json' }, body }
}

function namedHeaders(headers: unknown): Record<string, string> {
  const entries = Object.entries(isObject(headers) ? headers : {})
  return Object.fromEntries(
    entries
      .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
      .filter(([name]) => !serverHeaders.has(name)),
  )
}

function cookiesOf(cookies: unknown): Record<string, string[]> {
  return Array.isArray(cookies) && cookies.length > 0 ? { 'set-cookie': cookies.map(String) } : {}
}
