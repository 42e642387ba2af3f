/** Dates and times in English. */
import {
  datePartsOf,
  englishDate,
  englishTime,
  isVague,
  joinedWords,
  kindOf,
  type DateParts,
} from '../../../time/date-words'
import { ENGLISH_MONTHS } from '../../../time/month-names'
import { areNeighbours, hoursOf, spanOf } from '../date-parts'
import type { DateWords, Period } from '../grammar'

const PREPOSITIONS = { day: 'on', month: 'in', year: 'in', decade: 'in the', century: 'in the' } as const

function on(date: string): string {
  const parts = datePartsOf(date)
  if (parts.isApproximate) return englishDate(date)
  return joinedWords(parts.isUncertain && 'probably', PREPOSITIONS[kindOf(parts)], englishTime(parts))
}

/** After `since`, `from` or `to`: `19 June 2024`, `about 1927`, `the 1920s`. */
const bare = (parts: DateParts): string =>
  joinedWords(parts.isApproximate && 'about', parts.years !== undefined && 'the', englishTime(parts))

function since(date: string): string {
  const parts = datePartsOf(date)
  return joinedWords(parts.isUncertain && 'probably', `since ${bare(parts)}`)
}

const clock = (time: string, isLocal: boolean): string => `${time}${isLocal ? ' local time' : ''}`

/** `19 June 2024 at 12:00` */
function dateAndClock(time: string, isLocal: boolean): string {
  const hours = hoursOf(time)
  return hours === undefined ? englishDate(time) : `${englishDate(time)} at ${clock(hours, isLocal)}`
}

/** The start of a range without what the end repeats: `19`, `30 June`. */
function shortStart(start: string, end: string): string {
  const [from, to] = [datePartsOf(start), datePartsOf(end)]
  const isSameKind = (from.day === undefined) === (to.day === undefined) && from.month !== undefined
  if (from.year !== to.year || !isSameKind) return englishDate(start)
  const month =
    from.day !== undefined && from.month === to.month ? undefined : ENGLISH_MONTHS[from.month ?? 0]
  return joinedWords(from.day, month)
}

/** `probably from about 1927 to 1929` */
function vagueRange(from: DateParts, to: DateParts): string {
  const end = joinedWords(to.isUncertain && !from.isUncertain && 'probably', bare(to))
  return joinedWords(from.isUncertain && 'probably', `from ${bare(from)} to ${end}`)
}

function range(start: string, end: string, isLocal: boolean): string {
  const [from, to] = [datePartsOf(start), datePartsOf(end)]
  if (isVague(from) || isVague(to)) return vagueRange(from, to)
  if (hoursOf(start) !== undefined || hoursOf(end) !== undefined)
    return `from ${dateAndClock(start, isLocal)} to ${dateAndClock(end, isLocal)}`
  return areNeighbours(start, end)
    ? `on ${shortStart(start, end)} and ${englishDate(end)}`
    : `from ${shortStart(start, end)} to ${englishDate(end)}`
}

/** `on 19 June 2024`, `today, 19 June 2024` */
const dayOf = (start: string, isToday: boolean): string =>
  isToday ? `today, ${englishDate(start)}` : on(start)

function period({ start, end, isToday, isLocal }: Period): string {
  const span = spanOf(start, end)
  if (span.shape === 'range') return range(start, span.end, isLocal)
  if (span.shape === 'within') return `${on(start)} (until ${dateAndClock(span.end, isLocal)})`
  const from = hoursOf(start)
  const to = span.shape === 'hours' ? clock(span.to, isLocal) : undefined
  const day = dayOf(start, isToday) + (isToday && (from ?? to) !== undefined ? ',' : '')
  if (from === undefined) return joinedWords(day, to && `until ${to}`)
  return to === undefined ? `${day} at ${clock(from, isLocal)}` : `${day} from ${from} to ${to}`
}

export const dates: DateWords = {
  on,
  since,
  until: (time, isLocal) => `until ${dateAndClock(time, isLocal)}`,
  period,
  day: englishDate,
  clock,
}
