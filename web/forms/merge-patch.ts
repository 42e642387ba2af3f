/** The JSON merge patch (RFC 7396) between two records of the same kind. */
import { isEqual, isFields, namesIn, type Fields } from './json'

const patchOf = (before: unknown, after: unknown): unknown => {
  if (after === undefined) return null
  return isFields(before) && isFields(after) ? mergePatch(before, after) : after
}

/** What differs: a field that is gone is `null`, an object has its differing fields, an array is sent whole. */
export function mergePatch(before: object, after: object): Record<string, unknown> {
  const [old, next] = [before as Fields, after as Fields]
  return Object.fromEntries(
    namesIn(old, next)
      .filter((name) => !isEqual(old[name], next[name]))
      .map((name) => [name, patchOf(old[name], next[name])]),
  )
}
