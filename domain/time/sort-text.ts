/** The order of partial dates. This file imports nothing, since the keys of the table need it. */

/**
 * The text by which a partial date or a local time sorts: without qualifier and unspecified digits, `192X` → `192`. It is a
 * prefix of every day that the date may mean, and so sorts before them. A plain date is its own; an unknown date is ''.
 */
export const sortTextOf = (date: string): string => date.replaceAll(/[X?~%]/g, '')

/**
 * Orders by date: a partial date before every day that it may mean, a day before its local times. Dates that differ by their
 * qualifier alone are equal.
 */
export function compareDates(a: string, b: string): number {
  const [one, other] = [sortTextOf(a), sortTextOf(b)]
  return one < other ? -1 : one > other ? 1 : 0
}
