/** The JSON merge patch (RFC 7396) between two records of the same kind. */

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEqual = (a: unknown, b: unknown): boolean =>
  isFields(a) && isFields(b)
    ? Object.keys(mergePatch(a, b)).length === 0
    : JSON.stringify(a) === JSON.stringify(b)

const patchOf = (before: unknown, after: unknown): unknown => {
  if (after === undefined) return null
  return isFields(before) && isFields(after) ? mergePatch(before, after) : after
}

/** What differs: a field that is gone is `null`, an object has its differing fields, an array is sent whole. */
export function mergePatch(before: object, after: object): Record<string, unknown> {
  const [old, next] = [before as Fields, after as Fields]
  const names = [...new Set([...Object.keys(old), ...Object.keys(next)])]
  return Object.fromEntries(
    names
      .filter((name) => !isEqual(old[name], next[name]))
      .map((name) => [name, patchOf(old[name], next[name])]),
  )
}
