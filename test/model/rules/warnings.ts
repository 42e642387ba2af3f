/** The warnings of each write, by the rules of docs/warnings.md. */
import type { Entry } from '../../../contract/books/schemas'
import type { Partnership } from '../../../contract/partnerships/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { canonical } from '../canonical'
import { SKIPPED } from '../test-data'
import type { ObservedResponse } from '../request'
import { allOf, find, type Fields, type ModelState } from '../model-state'
import { begins, dayIn, daysAfter, ends } from './dates'
import { isUnnamed, KINDS } from './shared'
import { stopWarnings, tripWarnings } from './trips'
import { idsOn, officeTimeOf } from './visit-list-item'

const RANKS = ['internal', 'press', 'public']
const isWider = (one: string, other: string): boolean => RANKS.indexOf(one) > RANKS.indexOf(other)
const differ = (one: unknown, other: unknown): boolean => canonical(one ?? null) !== canonical(other ?? null)
const warnIf = (isSo: boolean, warning: Fields): Fields[] => (isSo ? [warning] : [])

export function entryWarnings(state: ModelState, after: Entry, before?: Entry): Fields[] {
  const { visitId, signedOn, visibility, origin } = after
  const visit = find<Visit>(state, `visits/${visitId}`)
  const isMoved = differ([signedOn, visitId], [before?.signedOn, before?.visitId])
  const isShown = differ([visibility, visitId], [before?.visibility, before?.visitId])
  const earliest = visit && daysAfter(begins(visit.start), -7)
  const latest = visit && daysAfter(ends(visit.end ?? visit.start), 7)
  const isFar =
    visit &&
    signedOn !== undefined &&
    (ends(signedOn) < (earliest ?? '') || begins(signedOn) > (latest ?? ''))
  const isOld =
    !visit && origin === 'live' && signedOn !== undefined && ends(signedOn) < daysAfter(dayIn(state.now), -31)
  return [
    ...signedBefore(state, after, before),
    ...warnIf(isMoved && isFar === true, { code: 'far-from-visit', pointer: '/signedOn', visitId }),
    ...warnIf(isMoved && isOld, { code: 'signed-long-ago', pointer: '/signedOn' }),
    ...warnIf(isShown && visit !== undefined && isWider(visibility, visit.visibility), {
      code: 'wider-than-visit',
      pointer: '/visibility',
      visitId,
    }),
  ]
}

/** The signers who have signed this book before; of a corrected entry, only its new signers. */
function signedBefore(state: ModelState, { book, number, signers }: Entry, before?: Entry): Fields[] {
  const earlier = allOf<Entry>(state, `books/${book}/entries/`).filter(
    (entry) => entry.status === 'signed' && entry.number !== number,
  )
  const known = idsOn(before?.signers ?? [])
  return [...new Set(idsOn(signers))].flatMap((personId) => {
    const entries = earlier
      .filter((entry) => idsOn(entry.signers).includes(personId) && !known.includes(personId))
      .map((entry) => ({ book, number: entry.number, signedOn: entry.signedOn }))
    return warnIf(entries.length > 0, { code: 'signed-before', personId, entries })
  })
}

/** Warnings that depend on other things: concurrent requests may have changed those before or after the check. */
const FROM_LISTS = new Set<unknown>([
  'venue-taken',
  'stop-outside-trip',
  'narrower-than-entry',
  'visit-has-entries',
  'trip-has-stops',
])

export function visitWarnings(
  state: ModelState,
  after: Visit,
  observed: ObservedResponse,
  before?: Visit,
): Fields[] {
  const times = ({ start, end, timeZone, programme, appointment }: Visit) => ({
    start,
    end,
    timeZone,
    programme,
    deadline: appointment?.accreditationUntil,
  })
  const people = ({ status, hosts, guests }: Visit) => ({ status, hosts, guests })
  const own = [
    ...(!before || differ(times(before), times(after)) ? [...outside(after), ...skipped(after)] : []),
    ...(!before || differ(people(before), people(after)) ? unknownNames(after) : []),
  ]
  const observedWarnings = (observed.body.warnings ?? []) as Fields[]
  const fromLists = observed.isConcurrent
    ? observedWarnings.filter(({ code }) => FROM_LISTS.has(code))
    : [
        ...venueTaken(state, after, before),
        ...stopWarnings(state, after, before),
        ...(before ? [...ofEntries(state, after, before), ...tripWarnings(state, after, before)] : []),
      ]
  return [...own, ...(before ? onPastDays(state, after, before) : []), ...fromLists]
}

export const isReinstated = (from: string, to: string): boolean =>
  ['postponed', 'cancelled'].includes(from) && ['planned', 'confirmed'].includes(to)

function onPastDays({ now }: ModelState, after: Visit, before: Visit): Fields[] {
  const { origin, start, end = start, timeZone } = after
  const isOver = isReinstated(before.status, after.status) && ends(end) < dayIn(now, timeZone)
  return warnIf(origin === 'live' && isOver, { code: 'reinstated-in-past', pointer: '/status' })
}

const unknownNames = ({ origin, status, hosts, guests }: Visit): Fields[] =>
  Object.entries({ hosts, guests }).flatMap(([list, people]) =>
    people.flatMap((person, index) =>
      warnIf(origin === 'live' && status === 'completed' && isUnnamed(person), {
        code: 'unknown-name',
        pointer: `/${list}/${index}/name`,
      }),
    ),
  )

const outside = ({ start, end = start, programme }: Visit): Fields[] =>
  programme.flatMap(({ on = begins(start) }, index) =>
    warnIf(on < begins(start) || on > ends(end), {
      code: 'programme-outside-visit',
      pointer: `/programme/${index}/on`,
    }),
  )

const skipped = (visit: Visit): Fields[] => {
  const { start, end = '', programme, appointment, timeZone = 'Europe/Berlin' } = visit
  const day = begins(start) === ends(end === '' ? start : end) ? begins(start) : ''
  const times = programme.map(({ on = day, time }) => `${on}T${time}`)
  const all: [string, string][] = [
    ['/start', start],
    ['/end', end],
    ['/appointment/accreditationUntil', appointment?.accreditationUntil ?? ''],
    ...times.map((time, index) => [`/programme/${index}/time`, time] as [string, string]),
  ]
  return all.flatMap(([pointer, time]) =>
    warnIf(timeZone === 'Europe/Berlin' && SKIPPED.has(time), { code: 'skipped-hour', pointer }),
  )
}

function venueTaken(state: ModelState, after: Visit, before?: Visit): Fields[] {
  const claim = ({ start, end, timeZone, venues }: Visit) => ({ start, end, timeZone, venues })
  const hours = hoursOf(after)
  const isClaimed = before && takesPlace(before) && !differ(claim(before), claim(after))
  if (!hours || !takesPlace(after) || isClaimed) return []
  const others = allOf<Visit>(state, 'visits/').filter((other) => {
    const theirs = hoursOf(other)
    if (other.id === after.partOf || other.partOf === after.id) return false
    return (
      other.id !== after.id && takesPlace(other) && theirs && hours[0] < theirs[1] && theirs[0] < hours[1]
    )
  })
  return after.venues.flatMap((venue, index) =>
    others
      .filter(({ venues }) => venues.some((each) => each.toLowerCase() === venue.toLowerCase()))
      .map(({ id }) => ({ code: 'venue-taken', pointer: `/venues/${index}`, visitId: id })),
  )
}

const takesPlace = ({ status }: Visit): boolean => !['postponed', 'cancelled', 'void'].includes(status)

/** The start and the end in the office's time zone. A visit without a later end takes an hour. */
function hoursOf(visit: Visit): [string, string] | undefined {
  const [start, end = ''] = officeTimeOf(visit)
  if (!start.includes('T')) return undefined
  const hourLater = new Date(Date.parse(`${start}Z`) + 3_600_000).toISOString().slice(0, 16)
  return [start, end.includes('T') && end > start ? end : hourLater]
}

function ofEntries(state: ModelState, after: Visit, before: Visit): Fields[] {
  const all = KINDS.entry
    .flatMap((prefix) => allOf<Entry>(state, prefix))
    .filter(({ visitId, status }) => visitId === after.id && status === 'signed')
  const wider = all.filter(({ visibility }) => isWider(visibility, after.visibility))
  const isNarrowed = isWider(before.visibility, after.visibility)
  const isCancelled = before.status !== after.status && !takesPlace(after)
  return [
    ...warnIf(isNarrowed && wider.length > 0, {
      code: 'narrower-than-entry',
      pointer: '/visibility',
      entries: wider.map(({ book, number, visibility }) => ({ book, number, visibility })),
    }),
    ...warnIf(isCancelled && all.length > 0, {
      code: 'visit-has-entries',
      pointer: '/status',
      entries: all.map(({ book, number }) => ({ book, number })),
    }),
  ]
}

export const partnershipWarnings = (state: ModelState, after: Partnership, before?: Partnership): Fields[] =>
  (['foundedOn', 'statusSince'] as const).flatMap((field) => {
    const date = after[field]
    const isFuture = date !== undefined && date !== before?.[field] && begins(date) > dayIn(state.now)
    return warnIf(isFuture, { code: 'date-ahead', pointer: `/${field}` })
  })
