import { parse } from '../../contract/parse'
import type { ObjectSchema, OutputOf } from '../../contract/route'
import { invalid } from './refusal'

const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** A JSON merge patch (RFC 7396): fields replace those of the target, objects are merged, `null` removes. */
export function mergePatch(target: object, patch: object): object {
  const merged = new Map<string, unknown>(Object.entries(target))
  for (const [field, value] of Object.entries(patch)) {
    const old = merged.get(field)
    if (value === null) merged.delete(field)
    else if (isObject(value)) merged.set(field, mergePatch(isObject(old) ? old : {}, value))
    else merged.set(field, value)
  }
  return Object.fromEntries(merged)
}

/**
 * The thing with the patch merged into the fields of the schema, validated like a new thing. Its other fields (id,
 * status, stamps) stay. Throws `invalid` with every fault of the result.
 */
export function patched<Thing extends object, Schema extends ObjectSchema>(
  schema: Schema,
  thing: Thing,
  patch: object,
): Omit<Thing, keyof OutputOf<Schema>> & OutputOf<Schema> {
  const own = Object.entries(thing).filter(([field]) => field in schema.shape)
  const kept = Object.entries(thing).filter(([field]) => !(field in schema.shape))
  const result = parse(schema, mergePatch(Object.fromEntries(own), patch))
  if ('faults' in result) throw invalid(result.faults)
  return { ...Object.fromEntries(kept), ...result.value } as Omit<Thing, keyof OutputOf<Schema>> &
    OutputOf<Schema>
}
