/** How fast a volume fills. */

const DAY_MS = 24 * 60 * 60 * 1000
const DAYS_OF_YEAR = 365.25
/** Fewer signings, or signings of fewer days, tell nothing about the years to come. */
const LEAST_SIGNINGS = 10
const LEAST_DAYS = 30
/** Beyond this, in days, the month would be a false precision: the year is told alone. */
const NEAR_DAYS = 2 * DAYS_OF_YEAR
const LAST_YEAR = 9999

interface Pace {
  /** Pages a year, rounded. */
  readonly perYear: number
  /** When the last page is filled at this pace: a month, `2027-03`, or from two years on a year, `2033`. */
  readonly fullOn: string
}

export interface Signings {
  /** The days of the live signings of the volume, as partial dates, in any order. */
  readonly signedOn: readonly string[]
  /** A day, `2026-11-17`. */
  readonly today: string
  readonly pagesLeft: number
}

/** The pace of a volume; undefined where the signings are too few to tell. */
export function paceOf({ signedOn, today, pagesLeft }: Signings): Pace | undefined {
  const first = signedOn.toSorted()[0]
  if (first === undefined || signedOn.length < LEAST_SIGNINGS) return undefined
  const days = (startOf(today) - startOf(first)) / DAY_MS
  if (days < LEAST_DAYS) return undefined
  const daysLeft = (pagesLeft * days) / signedOn.length
  const end = new Date(startOf(today) + daysLeft * DAY_MS)
  if (Number.isNaN(end.getTime()) || end.getUTCFullYear() > LAST_YEAR) return undefined
  return {
    perYear: Math.max(1, Math.round((signedOn.length / days) * DAYS_OF_YEAR)),
    fullOn: end.toISOString().slice(0, daysLeft < NEAR_DAYS ? 7 : 4),
  }
}

/** The first instant that a partial date may mean, in milliseconds since 1970. */
const startOf = (date: string): number => new Date(`${date}-01-01`.slice(0, 10)).getTime()
