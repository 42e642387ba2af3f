import { isObject } from '../template/template'

/** What goes back to the client. */
export interface HttpResponse {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
}

/** API Gateway's own words for what it answers by itself. */
const ownMessages = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

export type OwnStatus = keyof typeof ownMessages

/** An answer of API Gateway's own: `{"message":"Not Found"}`. */
export function ownAnswer(status: OwnStatus, headers: Record<string, string> = {}): HttpResponse {
  const body = Buffer.from(JSON.stringify({ message: ownMessages[status] }))
  return { status, headers: { 'content-type': 'application/json', ...headers }, body }
}

/** Headers that only the server itself may say. */
const ownHeaders = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'])

/**
 * The answer that a function's payload stands for, in payload format 2.0: with `statusCode` it is the answer, without
 * it is the body of one. Undefined when it is neither.
 */
export function answerOf(payload: string): HttpResponse | undefined {
  const result: unknown = JSON.parse(payload)
  if (!isObject(result) || !('statusCode' in result)) return inferred(result)
  const { statusCode, headers, cookies, body, isBase64Encoded } = result
  const status = Number(statusCode)
  const text = body ?? ''
  if (!isStatus(status) || typeof text !== 'string' || !isObject(headers ?? {})) return undefined
  return {
    status,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...named(headers), ...cookiesOf(cookies) },
    body: Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}

function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599
}

function inferred(result: unknown): HttpResponse {
  const body = Buffer.from(typeof result === 'string' ? result : JSON.stringify(result))
  return { status: 200, headers: { 'content-type': 'application/json' }, body }
}

function named(headers: unknown): Record<string, string> {
  const entries = Object.entries(isObject(headers) ? headers : {})
  return Object.fromEntries(
    entries
      .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
      .filter(([name]) => !ownHeaders.has(name)),
  )
}

function cookiesOf(cookies: unknown): Record<string, string[]> {
  return Array.isArray(cookies) && cookies.length > 0 ? { 'set-cookie': cookies.map(String) } : {}
}
