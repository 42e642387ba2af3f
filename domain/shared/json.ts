/** JSON as values: compared, and told apart by JSON pointers. */
import { pointerOf } from '../../contract/parse'

const isContainer = (value: unknown): value is object => value !== null && typeof value === 'object'

/**
 * The JSON pointers at which two values differ, as deep as they can be told: fields of objects each by itself,
 * elements of lists of one length each by itself, lists of different lengths as a whole.
 */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): string[] {
  if (Object.is(before, after)) return []
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after))
    return [pointerOf(path)]
  if (Array.isArray(before) && before.length !== (after as unknown[]).length) return [pointerOf(path)]
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].flatMap((field) =>
    differences(ownField(before, field), ownField(after, field), [...path, field]),
  )
}

/** Never what every object inherits, such as `constructor`. */
const ownField = (from: object, field: string): unknown =>
  Object.hasOwn(from, field) ? Reflect.get(from, field) : undefined

/** Canonical text: the same for equal values, whatever the order of their fields. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_field, part: unknown) =>
    isContainer(part) && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
