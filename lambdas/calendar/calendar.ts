/** The calendar of some days: its visits and occurrences. */
import { createHash, randomBytes } from 'node:crypto'
import { v5 as uuidv5 } from 'uuid'
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { CalendarKind, CalendarFeed } from '../../contract/calendar/schemas'
import type { Day } from '../../contract/values/dates'
import type { Visit } from '../../contract/visits/schemas'
import { icalendarOf } from '../../domain/calendar/icalendar'
import type { VersionedOccurrence } from '../../domain/calendar/occurrence-event'
import { wordsFor } from '../../domain/calendar/words'
import { occurrenceOf, occurrenceDatesBetween } from '../../domain/anniversaries/occurrences'
import { Refusal } from '../../domain/shared/refusal'
import { isDay } from '../../domain/time/partial-date'
import { viewOf } from '../../domain/shared/view'
import { visitView } from '../../domain/visits/view'
import type { Position } from '../table/list'
import type { Store } from '../table/store'
import { ANNIVERSARIES } from '../anniversaries/record'
import type { ThingDeps } from '../things/kind'
import { openThings } from '../things/registry'
import { visitSummary, VISITS } from '../visits/record'
import { systemClock } from '../aws/clock'
import { required } from '../aws/environment'
import { installationOf } from './installation'

export interface Calendar extends ThingDeps {
  /** IANA name. */
  readonly officeZone: string
  readonly now: () => Date
  readonly newSecret: () => string
  /** The id of the installation, a UUID. */
  readonly installation: () => Promise<string>
}

const SECRET_BYTES = 32

export function openCalendar(): Calendar {
  const things = openThings()
  return {
    ...things,
    officeZone: required('OFFICE_TIME_ZONE'),
    now: systemClock.now,
    newSecret: () => randomBytes(SECRET_BYTES).toString('base64url'),
    installation: installationOf(things.store),
  }
}

/** The stored form of a feed's secret. The secret is random in all its bits, so that a plain hash cannot be reversed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** The contents of a calendar. */
interface Wanted extends Pick<CalendarFeed, 'clearance' | 'kinds' | 'lang'> {
  readonly from: Day
  readonly to: Day
}

/** The office works in German. */
const OFFICE_LANGUAGE = 'de'

/** The calendar as an iCalendar text; throws `too-large` for a text that Lambda cannot answer. */
export async function calendarOf(
  wanted: Wanted,
  { store, officeZone, installation }: Calendar,
): Promise<string> {
  const language = wanted.lang ?? OFFICE_LANGUAGE
  const [namespace, visits, occurrences] = await Promise.all([
    installation(),
    readVisits(wanted, store, officeZone),
    readOccurrences(wanted, store),
  ])
  const name = wordsFor(language).calendar
  const uidOf = (subject: string) => uuidv5(subject, namespace)
  const text = icalendarOf({ name, language, uidOf, officeZone, visits, occurrences })
  // Lambda answers JSON, in which line ends are escaped.
  if (Buffer.byteLength(JSON.stringify(text)) > MAX_BYTES) throw tooLarge()
  return text
}

/** Lambda answers up to 6 MB, headers included. */
const MAX_BYTES = 5_500_000
/** The most visits that are read: more would not fit an answer. */
const MAX_EVENTS = 20_000

const tooLarge = (): Refusal =>
  new Refusal('too-large', 'The calendar would be too large. Request fewer days, or only some kinds.')

const isWanted = ({ kinds }: Wanted, kind: string | undefined): boolean =>
  !kinds || kinds.includes(kind as CalendarKind)

const PAGE = 100

/** The visits in order, as the reader of the calendar sees them. */
async function readVisits(wanted: Wanted, store: Store, officeZone: string): Promise<Visit[]> {
  const visits: Visit[] = []
  let after: Position | undefined
  do {
    const { items, next } = await store.readPage<Visit>({
      list: VISITS,
      range: wanted,
      order: 'asc',
      limit: PAGE,
      after,
      clearance: wanted.clearance,
      matches: wanted.kinds ? ({ kind }) => isWanted(wanted, kind) : undefined,
      summaryOf: ({ thing, listSummary }) => visitSummary(thing, listSummary.countries, officeZone),
    })
    visits.push(...items.flatMap((visit) => viewOf(visitView, visit, wanted.clearance) ?? []))
    if (visits.length > MAX_EVENTS) throw tooLarge()
    after = next
  } while (after)
  return visits
}

/** The occurrences of all active anniversaries, which are public. One whose day is unknown has no place in a calendar. */
async function readOccurrences(wanted: Wanted, store: Store): Promise<VersionedOccurrence[]> {
  const found = (await store.readAllSummaries(ANNIVERSARIES))
    .filter(({ status, kind, start }) => status === 'active' && isDay(start) && isWanted(wanted, kind))
    .map(({ subject, start, milestones }) => ({
      subject,
      returns: [...occurrenceDatesBetween({ originOn: start, milestones }, wanted.from, wanted.to)],
    }))
    .filter(({ returns }) => returns.length > 0)
  const anniversaries = await store.readThings<Anniversary>(found.map(({ subject }) => subject))
  return found.flatMap(({ subject, returns }) => {
    const anniversary = anniversaries.get(subject)
    if (!anniversary) return []
    const { version, updatedAt } = anniversary
    return returns.map((each) => ({ ...occurrenceOf(anniversary, each), version, updatedAt }))
  })
}
