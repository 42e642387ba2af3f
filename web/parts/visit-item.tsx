import type { BodyOf } from '../api'
import { dayOf, formatDate, formatList, formatShortDay, textOf, timeOf } from '../format'
import { pathOf } from '../paths'
import { visitWords } from '../words/visit'
import { DateText } from './date-text'
import { StatusTag, VisibilityTag } from './tags'
import { kindText, Occasion } from './visit-kind'

export type Visit = BodyOf<'readVisit'>
export type Person = Visit['guests'][number]

/** A person or group by name; one who is known by the office only, by the office. */
export const nameOf = ({ name, office }: Person): string => name ?? office ?? ''

/** The people who are visited or who visit: the guests, for a journey the hosts. */
export const otherSideOf = ({ direction, guests, hosts }: Visit): readonly Person[] =>
  direction === 'incoming' ? guests : hosts

/** The name of a visit: of the first person of the other side, else its occasion. */
export function titleOf(visit: Visit): string {
  const [first, ...others] = otherSideOf(visit)
  if (!first) return visit.occasion ? textOf(visit.occasion).text : kindText(visit)
  return others.length === 0 ? nameOf(first) : `${nameOf(first)} ${visitWords().andOthers(others.length)}`
}

/** Whether a visit does not take place on its days, for good or for now, or does not count. */
export const isCalledOff = (status: Visit['status']): boolean =>
  status === 'postponed' || isCancelledOrVoid(status)

const isCancelledOrVoid = (status: Visit['status']): boolean => status === 'cancelled' || status === 'void'

/** Whether other visits can become stops of it. */
export const canHaveStops = ({ partOf, status }: Visit): boolean =>
  partOf === undefined && !isCancelledOrVoid(status)

/** The name of a trip: its occasion, since the people on it are those of its stops. */
export const tripTitleOf = (visit: Visit): string =>
  visit.occasion ? textOf(visit.occasion).text : titleOf(visit)

/** Where a visit takes place: its city, unless it is the office's own, and its venues. */
export const placesOf = ({ city, venues }: Pick<Visit, 'city' | 'venues'>): readonly string[] =>
  city === undefined ? venues : [textOf(city).text, ...venues]

interface VisitItemProps {
  readonly visit: Visit
  /** What stands at the left: the hour of a visit of a known day, its day, or its day with the year. */
  readonly by: 'hour' | 'day' | 'date'
  /** A sentence behind the tags. */
  readonly remark?: string | undefined
}

/** A visit in an agenda. */
export function VisitItem({ visit, by, remark }: VisitItemProps) {
  const { start, end, status, visibility } = visit
  const first = otherSideOf(visit)[0]
  // The title is the office where the name is not known.
  const office = first?.name === undefined ? undefined : first.office
  return (
    <li class={isCancelledOrVoid(status) ? 'called-off' : undefined}>
      {status === 'postponed' ? (
        <span class="meta">{visitWords().dayOpen}</span>
      ) : (
        <DateText date={start}>
          {by === 'hour' && <Hours start={start} end={end} />}
          {by === 'day' && formatShortDay(start)}
          {by === 'date' && formatDate(dayOf(start) ?? start)}
        </DateText>
      )}
      <div>
        <p class="who">
          <a href={pathOf('visit', { visitId: visit.id })}>{titleOf(visit)}</a>
        </p>
        <p class="meta">{[office, formatList(placesOf(visit))].filter(Boolean).join(' · ')}</p>
        <p>
          <Occasion visit={visit} />
        </p>
        <p class="meta">
          <StatusTag status={status} />
          <VisibilityTag visibility={visibility} />
          {remark}
        </p>
      </div>
    </li>
  )
}

interface HoursProps {
  readonly start: string
  readonly end: string | undefined
}

/** The hours of a visit of one day; the last day of a longer one; nothing where the day is not known. */
function Hours({ start, end }: HoursProps) {
  const words = visitWords()
  const isLonger = end !== undefined && dayOf(end) !== dayOf(start)
  const first = timeOf(start) ?? (dayOf(start) === undefined || isLonger ? undefined : words.timeOpen)
  const last = isLonger ? words.until(formatShortDay(end)) : end && timeOf(end)
  return (
    <>
      {first}
      {first && last && <br />}
      {last}
    </>
  )
}
