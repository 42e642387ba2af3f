/** Finds the reasons why a request must not be accepted: those of the document, and invisible characters. */
import { ROUTES } from '../../contract/catalogue'
import { invisibleIn } from '../../contract/values/visible'
import type { Parameter } from './document'
import type { FuzzRequest } from './requests'
import type { Schemas } from './schemas'
import { parsed } from './json-values'

/**
 * The reasons, as sentences, why an accepted request should have been refused. Text is compared in NFC, as it is
 * stored.
 */
export const acceptanceFaults = (request: FuzzRequest, schemas: Schemas): string[] =>
  [...bodyFaults(request, schemas), ...queryFaults(request, schemas), ...textFaults(request)].map(
    (fault) => `It was accepted, but: ${fault}`,
  )

/** A fault for each text of a body that has an invisible character. */
function textFaults({ operation, raw, body }: FuzzRequest): string[] {
  if (!operation.body) return []
  const invisible = textsIn(parsed(String(raw ?? JSON.stringify(body)).replace(/^\uFEFF/, ''))).flatMap(
    (text) => invisibleIn(text.normalize('NFC')) ?? [],
  )
  return invisible.map((name) => `It has ${name} in a text.`)
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : []

/** The faults of a request's body by the document; none if the operation has no body. */
export function bodyFaults({ operation, headers, raw, body }: FuzzRequest, schemas: Schemas): string[] {
  if (!operation.body) return []
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!operation.body[type]) return [`The document has no ${type} here.`]
  // A parser may ignore a byte order mark (RFC 8259, 8.1).
  const json = String(raw ?? JSON.stringify(body)).replace(/^\uFEFF/, '')
  return schemas.faultsOf(
    [...operation.pointer, 'requestBody', 'content', type, 'schema'],
    parsed(json.normalize('NFC')),
  )
}

/** The routes of feeds, which ignore what a reader adds to their address. */
const IGNORING = new Set(ROUTES.flatMap(({ name, ignoresQuery }) => (ignoresQuery ? [name] : [])))

function queryFaults({ operation, query }: FuzzRequest, schemas: Schemas): string[] {
  if (IGNORING.has(operation.name)) return []
  const known = operation.parameters.filter((parameter) => parameter.in === 'query')
  const given = new URLSearchParams(query)
  return [...new Set(given.keys())].flatMap((name) => {
    const parameter = known.find((one) => one.name === name)
    // API Gateway joins the values of a repeated parameter.
    return parameter
      ? valueFaults(parameter, given.getAll(name).join(), schemas)
      : [`The document has no ${name}.`]
  })
}

function valueFaults({ pointer, schema }: Parameter, value: string, schemas: Schemas): string[] {
  if (schema.type === 'array') return schemas.faultsOf([...pointer, 'schema'], value.split(','))
  const isPlain = schema.type === 'boolean' ? /^(?:true|false)$/ : /^\d+$/
  const isText = schema.type === 'string' || !isPlain.test(value)
  return schemas.faultsOf([...pointer, 'schema'], isText ? value.normalize('NFC') : JSON.parse(value))
}
