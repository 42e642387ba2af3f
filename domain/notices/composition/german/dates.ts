/** Dates and times in German. */
import { GERMAN_MONTHS } from '../../../time/month-names'
import { areNeighbours, datePartsOf, hoursOf, spanOf } from '../date-parts'
import type { DateWords, Period } from '../grammar'

const joinedWords = (...words: (string | undefined)[]): string =>
  words.filter((each) => each !== undefined).join(' ')

/** `19. Juni 2024`, `Juni 2024`, `2024` */
function dateOf(date: string): string {
  const { year, month, day } = datePartsOf(date)
  return joinedWords(day && `${day}.`, month === undefined ? undefined : GERMAN_MONTHS[month], year)
}

const isOfDay = (date: string): boolean => datePartsOf(date).day !== undefined

function on(date: string): string {
  const { month, day } = datePartsOf(date)
  if (day !== undefined) return `am ${dateOf(date)}`
  return month === undefined ? `im Jahr ${dateOf(date)}` : `im ${dateOf(date)}`
}

/** `10`, `10.30` */
const numbers = (time: string): string => {
  const [hours = '', minutes = ''] = time.split(':')
  return minutes === '00' ? String(Number(hours)) : `${Number(hours)}.${minutes}`
}

const clock = (time: string, isLocal: boolean): string => `${numbers(time)} Uhr${isLocal ? ' Ortszeit' : ''}`

/** `19. Juni 2024 um 12 Uhr` */
function dateAndClock(time: string, isLocal: boolean): string {
  const hours = hoursOf(time)
  return hours === undefined ? dateOf(time) : `${dateOf(time)} um ${clock(hours, isLocal)}`
}

/** The start of a range without what the end repeats: `19.`, `30. Juni`. */
function shortStart(start: string, end: string): string {
  const [from, to] = [datePartsOf(start), datePartsOf(end)]
  const isSameKind = (from.day === undefined) === (to.day === undefined) && from.month !== undefined
  if (from.year !== to.year || !isSameKind) return dateOf(start)
  const month = from.day !== undefined && from.month === to.month ? undefined : GERMAN_MONTHS[from.month ?? 0]
  return joinedWords(from.day && `${from.day}.`, month)
}

function range(start: string, end: string, isLocal: boolean): string {
  const preposition = isOfDay(start) ? 'vom' : 'von'
  if (hoursOf(start) !== undefined || hoursOf(end) !== undefined)
    return `${preposition} ${dateAndClock(start, isLocal)} bis ${isOfDay(end) ? 'zum ' : ''}${dateAndClock(end, isLocal)}`
  return areNeighbours(start, end)
    ? `am ${shortStart(start, end)} und ${dateOf(end)}`
    : `${preposition} ${shortStart(start, end)} bis ${dateOf(end)}`
}

/** `am 19. Juni 2024`, `heute, am 19. Juni 2024` */
const dayOf = (start: string, isToday: boolean): string => (isToday ? `heute, ${on(start)}` : on(start))

function period({ start, end, isToday, isLocal }: Period): string {
  const span = spanOf(start, end)
  if (span.shape === 'range') return range(start, span.end, isLocal)
  if (span.shape === 'within') return `${on(start)} (bis ${dateAndClock(span.end, isLocal)})`
  const from = hoursOf(start)
  const to = span.shape === 'hours' ? clock(span.to, isLocal) : undefined
  const day = dayOf(start, isToday) + (isToday && (from ?? to) !== undefined ? ',' : '')
  if (from === undefined) return joinedWords(day, to && `bis ${to}`)
  return to === undefined ? `${day} um ${clock(from, isLocal)}` : `${day} von ${numbers(from)} bis ${to}`
}

export const dates: DateWords = {
  on,
  since: (date) => `seit ${isOfDay(date) ? 'dem ' : ''}${dateOf(date)}`,
  until: (time, isLocal) => `bis ${isOfDay(time) ? 'zum ' : ''}${dateAndClock(time, isLocal)}`,
  period,
  day: dateOf,
  clock,
}
