/** The parts of a date as the API writes it. Apart from `format.ts`, which needs a browser. */

/** A day or a part of it, `2024-06`, with an optional time: `2026-11-17T10:00`. */
export interface DateParts {
  readonly year: string
  readonly month?: string | undefined
  readonly day?: string | undefined
  /** `10:00`. */
  readonly time?: string | undefined
}

export function partsOf(date: string): DateParts {
  const [, year = date, month, day, time] =
    /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}:\d{2}))?$/.exec(date) ?? []
  return { year, month, day, time }
}

/** The day of a date or time; undefined if only the month or year is known. */
export const dayOf = (date: string): string | undefined =>
  partsOf(date).day === undefined ? undefined : date.slice(0, 10)

export const timeOf = (date: string): string | undefined => partsOf(date).time
