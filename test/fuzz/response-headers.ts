/** The headers of an answer beside those that the document lists. */
import type { ReceivedResponse } from './client'
import type { OpenApi, Response } from './document'
import { fieldsOf } from './values'

/** The names of all headers that the document lists anywhere, in lower case. */
export const headersIn = (document: OpenApi): string[] => {
  const responses = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap((operation) => Object.values(operation.responses)),
  )
  return [...new Set(responses.flatMap(listedIn))]
}

const listedIn = ({ headers = {} }: Response): string[] =>
  Object.keys(headers).map((name) => name.toLowerCase())

/** When a header that is listed must be there: the others are for some answers of a status only. */
const NEEDED: Readonly<Record<string, (status: number, body: Record<string, unknown>) => boolean>> = {
  etag: () => true,
  'retry-after': () => true,
  location: (status, { type }) => status === 201 || type === 'urn:golden-book:problem:duplicate',
  link: (_, { nextCursor }) => nextCursor !== undefined,
}

/** What every answer may have. Any other name that no document lists came in with the request. */
const USUAL = new Set(
  `content-type content-length cache-control date connection keep-alive transfer-encoding vary www-authenticate
  apigw-requestid x-content-type-options`.split(/\s+/),
)

/** Headers that are missing, headers that are there though listed only elsewhere, and an ETag that is not the version. */
export function headerFaults(
  { status, headers, body }: ReceivedResponse,
  response: Response,
  documented: readonly string[],
): string[] {
  const fields = fieldsOf(body)
  const listed = listedIn(response)
  const missing = listed.filter((name) => NEEDED[name]?.(status, fields) === true && !headers[name])
  const unlisted = documented.filter((name) => headers[name] !== undefined && !listed.includes(name))
  const foreign = Object.keys(headers).filter((name) => !USUAL.has(name) && !documented.includes(name))
  const { version } = fields
  const isOther =
    headers['etag'] !== undefined &&
    typeof version === 'number' &&
    /^"(\d+)(?:\.\d+)?"$/.exec(headers['etag'])?.[1] !== String(version)
  return [
    ...missing.map((name) => `It has no ${name}.`),
    ...unlisted.map((name) => `It has ${name}, of which the document says nothing here.`),
    ...foreign.map((name) => `It has ${name}, which the document does not know.`),
    ...(isOther ? [`Its ETag is ${headers['etag']}, its version ${version}.`] : []),
  ]
}
