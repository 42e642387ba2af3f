import { RunError } from '../run-error'
import { instantOf, wallTimeAt } from './wall-time'

/** What a `cron(…)` of EventBridge Scheduler admits; a day is admitted by its month and its weekday or date. */
export interface Cron {
  minutes: number[]
  hours: number[]
  dates: number[]
  months: number[]
  /** 1 is Sunday. */
  weekdays: number[]
  years: number[]
}

interface Field {
  name: keyof Cron
  first: number
  last: number
  /** Words for the numbers from `first` on. */
  words?: string[]
}

/** In the order of the expression (EventBridge Scheduler User Guide, "Cron-based schedules"). */
const fields: Field[] = [
  { name: 'minutes', first: 0, last: 59 },
  { name: 'hours', first: 0, last: 23 },
  { name: 'dates', first: 1, last: 31 },
  {
    name: 'months',
    first: 1,
    last: 12,
    words: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  { name: 'weekdays', first: 1, last: 7, words: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
  { name: 'years', first: 1970, last: 2199 },
]

/**
 * Reads an expression such as `cron(0 6 * * ? *)`.
 *
 * @param owner logical id of the resource that has it, for the error's sake
 * @throws RunError for one that the runner does not know: `rate`, `at`, or the letters L, W and #
 */
export function parseCron(owner: string, expression: string): Cron {
  const texts = /^cron\((.*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? []
  const oneIsOpen = (texts[2] === '?') !== (texts[4] === '?')
  const numbers = fields.map((field, index) => numbersOf(field, texts[index] ?? ''))
  if (texts.length !== fields.length || !oneIsOpen || numbers.includes(undefined)) {
    throw new RunError(`In the template, ${owner}: the local run does not know the schedule ${expression}.`)
  }
  const named = fields.map(({ name }, index) => [name, numbers[index]])
  return Object.fromEntries(named) as Record<keyof Cron, number[]>
}

function numbersOf(field: Field, text: string): number[] | undefined {
  const lists = text.split(',').map((part) => rangeOf(field, part))
  return lists.every((list) => list !== undefined)
    ? [...new Set(lists.flat())].toSorted((a, b) => a - b)
    : undefined
}

function rangeOf({ first, last, words = [] }: Field, part: string): number[] | undefined {
  const [range = '', step = '1'] = part.split('/')
  const [from = '', to] = range.split('-')
  const isAll = range === '*' || range === '?'
  const numberOf = (word: string) =>
    words.includes(word) ? first + words.indexOf(word) : Number(word || Number.NaN)
  const start = isAll ? first : numberOf(from)
  const open = isAll || part.includes('/')
  const end = to === undefined ? (open ? last : start) : numberOf(to)
  const isSound = [start, end, Number(step)].every(Number.isInteger)
  if (!isSound || start < first || end > last || Number(step) < 1) return undefined
  const length = Math.max(0, Math.floor((end - start) / Number(step)) + 1)
  return Array.from({ length }, (_, index) => start + index * Number(step))
}

const day = 86_400_000
/** A 29 February can be eight years away. */
const furthestDays = 366 * 9

/**
 * The first instant after another at which a zone's clocks show a time that is admitted. A time that they skip in spring
 * is skipped; one that they show twice in autumn counts once (EventBridge Scheduler User Guide, "Daylight savings time").
 * Undefined when there is none any more.
 */
export function nextAfter(cron: Cron, timeZone: string, instant: number): number | undefined {
  const now = wallTimeAt(instant, timeZone)
  const today = Math.floor(now / day) * day
  for (let date = today; date < today + furthestDays * day; date += day) {
    if (!isAdmitted(cron, new Date(date))) continue
    for (const hour of cron.hours)
      for (const minute of cron.minutes) {
        const wall = date + (hour * 60 + minute) * 60_000
        const next = wall > now ? instantOf(wall, timeZone) : undefined
        if (next !== undefined && next > instant) return next
      }
  }
  return undefined
}

function isAdmitted({ dates, months, weekdays, years }: Cron, date: Date): boolean {
  return (
    years.includes(date.getUTCFullYear()) &&
    months.includes(date.getUTCMonth() + 1) &&
    dates.includes(date.getUTCDate()) &&
    weekdays.includes(date.getUTCDay() + 1)
  )
}
