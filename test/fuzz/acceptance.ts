/** Whether a request may be accepted: what the document does not allow must not be. */
import { invisibleIn } from '../../contract/values/visible'
import type { Parameter } from './document'
import type { FuzzRequest } from './requests'
import type { Schemas } from './schemas'
import { parsed } from './values'

/** The reasons, in sentences, why an accepted request should have been refused. Text is compared as it is stored, in NFC. */
export const acceptanceFaults = (request: FuzzRequest, schemas: Schemas): string[] =>
  [...bodyFaults(request, schemas), ...queryFaults(request, schemas), ...textFaults(request)].map(
    (fault) => `It was accepted, yet: ${fault}`,
  )

/** A fault for each text of a body that has an invisible character. */
function textFaults({ operation, raw, body }: FuzzRequest): string[] {
  if (!operation.body) return []
  const unseen = textsIn(parsed(String(raw ?? JSON.stringify(body)).replace(/^\uFEFF/, ''))).flatMap(
    (text) => invisibleIn(text.normalize('NFC')) ?? [],
  )
  return unseen.map((name) => `It has ${name} in a text.`)
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : []

/** What the document has against a request's body; nothing where it takes none. */
export function bodyFaults({ operation, headers, raw, body }: FuzzRequest, schemas: Schemas): string[] {
  if (!operation.body) return []
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!operation.body[type]) return [`The document knows no ${type} here.`]
  // A byte order mark may be passed over (RFC 8259, 8.1).
  const json = String(raw ?? JSON.stringify(body)).replace(/^\uFEFF/, '')
  return schemas.faultsOf(
    [...operation.pointer, 'requestBody', 'content', type, 'schema'],
    parsed(json.normalize('NFC')),
  )
}

function queryFaults({ operation, query }: FuzzRequest, schemas: Schemas): string[] {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query')
  const given = new URLSearchParams(query)
  return [...new Set(given.keys())].flatMap((name) => {
    const parameter = known.find((one) => one.name === name)
    // API Gateway joins what comes several times.
    return parameter
      ? valueFaults(parameter, given.getAll(name).join(), schemas)
      : [`The document knows no ${name}.`]
  })
}

function valueFaults({ pointer, schema }: Parameter, value: string, schemas: Schemas): string[] {
  if (schema.type === 'array') return schemas.faultsOf([...pointer, 'schema'], value.split(','))
  const isPlain = schema.type === 'boolean' ? /^(?:true|false)$/ : /^\d+$/
  const isText = schema.type === 'string' || !isPlain.test(value)
  return schemas.faultsOf([...pointer, 'schema'], isText ? value.normalize('NFC') : JSON.parse(value))
}
