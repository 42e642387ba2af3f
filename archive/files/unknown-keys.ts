/** The keys of a file's objects that the import does not know: a misspelt key would lose its fact without a word. */
import * as z from 'zod/mini'
import { isObject } from '../../domain/shared/json'

/**
 * The keys that a schema does not have, each once, in words: `offce` of `guests`. The positions in lists are left out, so
 * that the items with the same unknown key are under one heading of the report.
 */
export const unknownKeys = (schema: z.core.$ZodType, value: unknown): string[] => [
  ...new Set(unknownPaths(schema, value).map(inWords)),
]

export const unknownKeyMessage = (key: string): string =>
  `has a key that the import does not know, and leaves out: ${key}`

/** The names of the objects around an unknown key, and the key. */
type Path = readonly string[]

function unknownPaths(schema: z.core.$ZodType, value: unknown, path: Path = []): Path[] {
  if (
    schema instanceof z.ZodMiniOptional ||
    schema instanceof z.ZodMiniNullable ||
    schema instanceof z.ZodMiniDefault
  )
    return unknownPaths(schema._zod.def.innerType, value, path)
  if (schema instanceof z.ZodMiniUnion)
    return schema._zod.def.options.flatMap((option) => unknownPaths(option, value, path))
  if (schema instanceof z.ZodMiniArray)
    return Array.isArray(value)
      ? value.flatMap((each: unknown) => unknownPaths(schema._zod.def.element, each, path))
      : []
  if (!(schema instanceof z.ZodMiniObject) || !isObject(value) || Array.isArray(value)) return []
  const { shape } = schema._zod.def
  return Object.entries(value).flatMap(([key, field]): Path[] => {
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined
    return known === undefined ? [[...path, key]] : unknownPaths(known, field, [...path, key])
  })
}

const inWords = (path: Path): string => path.map(readable).toReversed().join(' of ')

/** A key as the terminal can show it. */
const readable = (key: string): string =>
  /^[\p{L}\p{M}\p{N} _.-]{1,60}$/u.test(key) ? `\`${key}\`` : JSON.stringify(key.slice(0, 60))
