/** JSON values, as forms compare them. A field without a value is the same as none. */

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether two JSON values are equal, whatever the order of their fields. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => isEqual(each, b[index]))
  if (!isFields(a) || !isFields(b)) return a === b
  return namesIn(a, b).every((name) => isEqual(a[name], b[name]))
}

/** The names of the fields of either. */
export const namesIn = (a: Fields, b: Fields): readonly string[] => [
  ...new Set([...Object.keys(a), ...Object.keys(b)]),
]
