/** Comparison of JSON values. */
import { pointerOf } from '../../contract/parse'

export const isObject = (value: unknown): value is object => value !== null && typeof value === 'object'

/**
 * The JSON pointers at which two values differ, as deep as possible. Lists of the same length are compared element by
 * element; lists of different lengths differ as a whole.
 */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): string[] {
  if (Object.is(before, after)) return []
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after))
    return [pointerOf(path)]
  if (Array.isArray(before) && before.length !== (after as unknown[]).length) return [pointerOf(path)]
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].flatMap((field) =>
    differences(ownField(before, field), ownField(after, field), [...path, field]),
  )
}

/** The value of an own field; inherited fields such as `constructor` are ignored. */
const ownField = (from: object, field: string): unknown =>
  Object.hasOwn(from, field) ? Reflect.get(from, field) : undefined

/** Canonical JSON: equal values have the same text, in whatever order their fields are. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_field, part: unknown) =>
    isObject(part) && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
