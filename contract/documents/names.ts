/** The names of schemas in a document. */
import * as z from 'zod/mini'
import type { Schema } from '../route'

/** Schemas by their names in a document. */
export type Names = z.core.$ZodRegistry<{ id: string; description?: string }, Schema>

/**
 * The schemas with these names. Each alternative of one of them has a name too, unless it is among them: that of the
 * schema and the value that distinguishes the alternative, `VisitInputArchive`.
 */
export function namesOf(schemas: Readonly<Record<string, Schema>>): Names {
  const names: Names = z.registry()
  for (const [id, schema] of Object.entries(schemas)) names.add(schema, { id })
  for (const [id, schema] of Object.entries(schemas))
    for (const { value, schema: one } of alternativesOf(schema)?.alternatives ?? [])
      if (!names.has(one)) names.add(one, { id: `${id}${pascalCase(value)}` })
  return names
}

/** The reference to a named schema, the same in OpenAPI and AsyncAPI. */
export const address = (name: string): string => `#/components/schemas/${name}`

/** `signed-before` becomes `SignedBefore`. */
export const pascalCase = (text: string): string =>
  text.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

interface Alternative {
  /** The value of the field that distinguishes it. */
  readonly value: string
  readonly schema: Schema
  /** Whether the field may be left out. */
  readonly isUsual: boolean
}

/** The field that distinguishes the alternatives of a union, and the alternatives; undefined for another schema. */
export function alternativesOf(schema: Schema) {
  if (!(schema instanceof z.ZodMiniDiscriminatedUnion)) return undefined
  const { options, discriminator } = schema.def as z.core.$ZodDiscriminatedUnionDef
  const alternatives = options.map((option): Alternative => {
    const values = [...(option._zod.propValues?.[discriminator] ?? [])]
    const value = values.find((one) => one !== undefined)
    return { value: String(value), schema: option as Schema, isUsual: values.includes(undefined) }
  })
  return { field: discriminator, alternatives }
}
