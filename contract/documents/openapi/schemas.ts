/** The schemas of the API in the OpenAPI document: by name where they have one. */
import { INPUT_SCHEMAS, RESOURCE_SCHEMAS, WARNING_DOCS } from '../../catalogue'
import { problem } from '../../problems'
import type { Schema } from '../../route'
import { ALL_VALUES, inlineOf, namedSchemasIn, type Json, type Mode } from '../json-schema'
import { address, namesOf, pascalCase } from '../names'

/** The schemas that the document names, in requests and in responses: a request may leave defaults out. */
const NAMED = {
  input: namesOf({ ...ALL_VALUES, ...INPUT_SCHEMAS }),
  output: namesOf({ ...ALL_VALUES, ...RESOURCE_SCHEMAS, Problem: problem }),
}

/** Each warning by its name in the document: `signed-before` is `SignedBeforeWarning`. */
for (const { code, schema, description } of WARNING_DOCS) {
  NAMED.output.add(schema, { id: `${pascalCase(code)}Warning`, description })
}

/** The named schemas that a document refers to, directly or not. */
export const componentsOf = (document: Json): Json => ({
  ...namedSchemasIn(document, NAMED.input, 'input'),
  ...namedSchemasIn(document, NAMED.output, 'output'),
})

/** A schema in the place where it is used; it refers to the named schemas. */
export const inline = (schema: Schema, mode: Mode): Json => inlineOf(schema, mode, NAMED[mode])

/** A reference where the schema has a name, the schema itself where it has none. */
export function use(schema: Schema, mode: Mode): Json {
  const name = NAMED[mode].get(schema)?.id
  return name === undefined ? inline(schema, mode) : { $ref: address(name) }
}

/** One media type of a body. */
export const media = (schema: Json, type = 'application/json', more: Json = {}): Json => ({
  [type]: { schema, ...more },
})

export const header = (description: string): Json => ({ description, schema: { type: 'string' } })
