/** The path to a part of a JSON value; empty for the value itself. */
export type JsonPath = readonly (string | number)[]

/** The paths to all parts of a JSON value, including the value itself. */
export const placesIn = (value: unknown, at: JsonPath = []): JsonPath[] => [
  at,
  ...stepsOf(value).flatMap(([step, part]) => placesIn(part, [...at, step])),
]

/** The paths to all objects in a JSON value. */
export const objectsIn = (value: unknown): JsonPath[] =>
  placesIn(value).filter((place) => {
    const part = place.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value)
    return part !== null && typeof part === 'object' && !Array.isArray(part)
  })

/** The value with the part at a path changed; a part that becomes `undefined` is left out. */
export function withAt(
  value: unknown,
  [step, ...rest]: JsonPath,
  change: (part: unknown) => unknown,
): unknown {
  if (step === undefined) return change(value)
  const parts = stepsOf(value)
    .map(([name, part]): [string | number, unknown] => [
      name,
      name === step ? withAt(part, rest, change) : part,
    ])
    .filter(([, part]) => part !== undefined)
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
}

function stepsOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()]
  return value !== null && typeof value === 'object' ? Object.entries(value) : []
}
