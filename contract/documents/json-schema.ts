/** The contract's schemas as JSON Schema (2020-12): a document has each named schema once, and refers to it. */
import * as z from 'zod/mini'
import { VALUE_SCHEMAS } from '../catalogue'
import type { Schema } from '../route'
import { fieldsOfPatch } from '../things'
import { day, instant, partialDate, plainDate, plainVisitTime, visitTime } from '../values/dates'
import { country, localizedText, recordedCountry, source } from '../values/values'
import { discriminatorOf } from './discriminator'
import { keywordsOf } from './keywords'
import { patchOf } from './merge-patch'
import { address, type Names } from './names'

export type Json = Readonly<Record<string, unknown>>
export type Mode = 'input' | 'output'

/** The schemas of values, which every document names. */
export const ALL_VALUES: Readonly<Record<string, Schema>> = {
  Country: country,
  RecordedCountry: recordedCountry,
  Day: day,
  PlainDate: plainDate,
  PartialDate: partialDate,
  PlainVisitTime: plainVisitTime,
  VisitTime: visitTime,
  Instant: instant,
  LocalizedText: localizedText,
  Source: source,
  ...VALUE_SCHEMAS,
}

/** The named schemas that a document refers to, directly or by another one. They refer to each other by address. */
export function namedSchemasIn(document: Json, names: Names, mode: Mode): Json {
  const { schemas } = z.toJSONSchema(names, { ...optionsFor(mode, names), uri: address })
  const used = new Set<string>()
  const use = (json: unknown): void => {
    for (const [, name = ''] of JSON.stringify(json).matchAll(/"#\/components\/schemas\/(\w[^"]*)"/g)) {
      if (used.has(name) || !schemas[name]) continue
      used.add(name)
      use(schemas[name])
    }
  }
  use(document)
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => used.has(name))
      .map(([name, { $schema: _, $id: _id, id: _name, ...json }]) => [name, json]),
  )
}

/** A schema in the place where it is used; it refers to the named schemas. */
export function inlineOf(schema: Schema, mode: Mode, names: Names): Json {
  const { $schema: _, $defs: _defs, ...json } = z.toJSONSchema(schema, optionsFor(mode, names))
  return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', `"${address('')}`)) as Json
}

/** A complete schema, with the named schemas under `$defs`. */
export const wholeOf = (schema: Schema, names: Names): Json =>
  z.toJSONSchema(schema, optionsFor('output', names))

const optionsFor = (io: Mode, metadata: Names): Options => ({
  io,
  metadata,
  override: ({ zodSchema, jsonSchema }) => {
    const schema = zodSchema as unknown as Schema
    const fields = fieldsOfPatch(schema)
    Object.assign(
      jsonSchema,
      fields && inlineOf(patchOf(fields), 'input', metadata),
      keywordsOf(schema, jsonSchema),
      discriminatorOf(schema, metadata, io),
    )
  },
})

type Options = NonNullable<Parameters<typeof z.toJSONSchema<Schema>>[1]>
