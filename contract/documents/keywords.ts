/** Keywords of the documents that zod does not derive, or that it derives so that few tools can read them. */
import type * as z from 'zod/mini'
import type { Schema } from '../route'
import { changesOneField } from '../things'
import { hasAddressOrReference, inSomeLanguages, MAX_LANGUAGES } from '../values/values'
import { portable } from './portable-patterns'

/** The keywords of checks that count fields. Generators of clients read no choice of required fields, so it is in words. */
const COUNTS = new Map<unknown, object>([
  [changesOneField, { minProperties: 1 }],
  [
    hasAddressOrReference,
    { minProperties: 1, description: 'A source has exactly one of `url` and `reference`.' },
  ],
  [inSomeLanguages, { minProperties: 1, maxProperties: MAX_LANGUAGES }],
])

type Keywords = z.core.JSONSchema.BaseSchema

/** The keywords that replace or complete those of a schema. */
export function keywordsOf(schema: Schema, { pattern, description, type, const: only }: Keywords): object {
  const checks = schema.def.checks ?? []
  return Object.assign(
    {},
    typeof pattern === 'string' ? { ...portable(pattern), ...(description && { description }) } : {},
    // A constant that is not a text makes the generator of Java write code that does not compile.
    type === 'boolean' && only !== undefined ? { const: undefined } : {},
    ...checks.map((check) => COUNTS.get(check)),
  )
}
