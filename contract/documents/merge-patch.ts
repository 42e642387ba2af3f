/** Merge patches (RFC 7396) as the documents describe them, from the fields of the thing that they change. */
import * as z from 'zod/mini'
import type { Schema } from '../route'

/** A patch of an object with these fields: each may be left out, and `null` removes those that the thing may lack. */
export const patchOf = (shape: Readonly<Record<string, Schema>>): Schema =>
  z.strictObject(
    Object.fromEntries(Object.entries(shape).map(([field, schema]) => [field, z.optional(partOf(schema))])),
  )

const PARTS = new Map<Schema, Schema>()

/** What a patch may have in place of a value: an object and a record are merged, another value is replaced. */
export function partOf(schema: Schema): Schema {
  const part = PARTS.get(schema) ?? makePart(schema)
  PARTS.set(schema, part)
  return part
}

function makePart(schema: Schema): Schema {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniDefault)
    return z.nullable(partOf(schema.def.innerType as Schema))
  if (schema instanceof z.ZodMiniObject) return patchOf(schema.shape as Readonly<Record<string, Schema>>)
  if (schema instanceof z.ZodMiniRecord)
    return z.record(schema.def.keyType, z.nullable(schema.def.valueType as Schema))
  return schema
}
