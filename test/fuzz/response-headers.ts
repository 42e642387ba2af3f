/** Compares the headers of a response with those that the document lists. */
import type { ReceivedResponse } from './client'
import type { OpenApi, DocumentedResponse } from './document'
import { fieldsOf } from './json-values'

/** The names of all headers that the document lists anywhere, in lower case. */
export const headersIn = (document: OpenApi): string[] => {
  const responses = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap((operation) => Object.values(operation.responses)),
  )
  return [...new Set(responses.flatMap(listedIn))]
}

const listedIn = ({ headers = {} }: DocumentedResponse): string[] =>
  Object.keys(headers).map((name) => name.toLowerCase())

/** Whether a response must have a listed header. Headers without a rule here are optional. */
const NEEDED: Readonly<Record<string, (status: number, body: Record<string, unknown>) => boolean>> = {
  etag: () => true,
  'retry-after': () => true,
  location: (status, { type }) => status === 201 || type === 'urn:golden-book:problem:duplicate',
  link: (_, { nextCursor }) => nextCursor !== undefined,
}

/** Headers that every response may have. Any other header that the document does not list is an injected one. */
const USUAL = new Set(
  `content-type content-length cache-control date connection keep-alive transfer-encoding vary www-authenticate
  apigw-requestid x-content-type-options`.split(/\s+/),
)

/** The faults: missing headers, headers that the document does not list here, and an ETag of another version. */
export function headerFaults(
  { status, headers, body }: ReceivedResponse,
  response: DocumentedResponse,
  documented: readonly string[],
): string[] {
  const fields = fieldsOf(body)
  const listed = listedIn(response)
  const missing = listed.filter((name) => NEEDED[name]?.(status, fields) === true && !headers[name])
  const unlisted = documented.filter((name) => headers[name] !== undefined && !listed.includes(name))
  const unknown = Object.keys(headers).filter((name) => !USUAL.has(name) && !documented.includes(name))
  const { version } = fields
  const isOtherVersion =
    headers['etag'] !== undefined &&
    typeof version === 'number' &&
    /^"(\d+)(?:\.\d+)?"$/.exec(headers['etag'])?.[1] !== String(version)
  return [
    ...missing.map((name) => `It has no ${name}.`),
    ...unlisted.map((name) => `It has ${name}, which the document does not list here.`),
    ...unknown.map((name) => `It has ${name}, which the document does not list.`),
    ...(isOtherVersion ? [`Its ETag is ${headers['etag']}, its version ${version}.`] : []),
  ]
}
