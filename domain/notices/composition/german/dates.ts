/** Dates and times in German. */
import {
  datePartsOf,
  germanDate,
  germanTime,
  isVague,
  joinedWords,
  kindOf,
  type DateParts,
} from '../../../time/date-words'
import { GERMAN_MONTHS } from '../../../time/month-names'
import { areNeighbours, hoursOf, spanOf } from '../date-parts'
import type { DateWords, Period } from '../grammar'

const isOfDay = (date: string): boolean => datePartsOf(date).day !== undefined

const PREPOSITIONS = { day: 'am', month: 'im', year: 'im Jahr', decade: 'in den', century: 'im' } as const
const DATIVE_ARTICLES = { day: 'dem', month: '', year: '', decade: 'den', century: 'dem' } as const

function on(date: string): string {
  const parts = datePartsOf(date)
  if (parts.isApproximate) return germanDate(date)
  return joinedWords(parts.isUncertain && 'vermutlich', PREPOSITIONS[kindOf(parts)], germanTime(parts, true))
}

/** After `seit`, `von` or `bis`: `dem 19. Juni 2024`, `etwa 1927`, `den 1920er Jahren`. */
const dative = (parts: DateParts): string =>
  joinedWords(
    parts.isApproximate && 'etwa',
    DATIVE_ARTICLES[kindOf(parts)] || undefined,
    germanTime(parts, true),
  )

function since(date: string): string {
  const parts = datePartsOf(date)
  return joinedWords(parts.isUncertain && 'vermutlich', `seit ${dative(parts)}`)
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
  return hours === undefined ? germanDate(time) : `${germanDate(time)} um ${clock(hours, isLocal)}`
}

/** The start of a range without what the end repeats: `19.`, `30. Juni`. */
function shortStart(start: string, end: string): string {
  const [from, to] = [datePartsOf(start), datePartsOf(end)]
  const isSameKind = (from.day === undefined) === (to.day === undefined) && from.month !== undefined
  if (from.year !== to.year || !isSameKind) return germanDate(start)
  const month = from.day !== undefined && from.month === to.month ? undefined : GERMAN_MONTHS[from.month ?? 0]
  return joinedWords(from.day && `${from.day}.`, month)
}

/** `vermutlich von etwa 1927 bis 1929` */
function vagueRange(from: DateParts, to: DateParts): string {
  const end = joinedWords(to.isUncertain && !from.isUncertain && 'vermutlich', dative(to))
  return joinedWords(from.isUncertain && 'vermutlich', `von ${dative(from)} bis ${end}`)
}

function range(start: string, end: string, isLocal: boolean): string {
  const [from, to] = [datePartsOf(start), datePartsOf(end)]
  if (isVague(from) || isVague(to)) return vagueRange(from, to)
  const preposition = isOfDay(start) ? 'vom' : 'von'
  if (hoursOf(start) !== undefined || hoursOf(end) !== undefined)
    return `${preposition} ${dateAndClock(start, isLocal)} bis ${isOfDay(end) ? 'zum ' : ''}${dateAndClock(end, isLocal)}`
  return areNeighbours(start, end)
    ? `am ${shortStart(start, end)} und ${germanDate(end)}`
    : `${preposition} ${shortStart(start, end)} bis ${germanDate(end)}`
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
  since,
  until: (time, isLocal) => `bis ${isOfDay(time) ? 'zum ' : ''}${dateAndClock(time, isLocal)}`,
  period,
  day: germanDate,
  clock,
}
