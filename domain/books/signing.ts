/** Checks an entry against its visit, today, and the earlier entries of its signers. */
import type { Entry } from '../../contract/books/schemas'
import type { Fault } from '../../contract/problems'
import type { Day } from '../../contract/values/dates'
import type { Visit } from '../../contract/visits/schemas'
import type { EntryWarning } from '../../contract/books/warnings'
import { isCleared } from '../shared/clearance'
import { isCalledOff } from '../shared/life-cycle'
import { addDays, earliestDay, latestDay } from '../time/partial-date'
import { Refusal, requireNone } from '../shared/refusal'
import { isFuture } from '../time/dates'

/** The most days between a signing and its visit without a warning. */
const NEAR_DAYS = 7
/** The age in days from which a live signing without a visit looks like an archive's. */
const RECENT_DAYS = 31

export interface SigningLinks {
  /** The visit of the entry; absent if the entry names no visit, or one that is not recorded. */
  readonly visit?: Visit | undefined
  /** In the office's time zone. */
  readonly today: Day
  /** The entry before a correction. */
  readonly before?: Entry | undefined
}

/** One earlier signing of a person in this book. */
export interface EarlierSigning {
  readonly personId: string
  readonly book: string
  readonly number: number
  readonly signedOn?: string | undefined
}

/**
 * Throws `invalid` for a visit that is not recorded and for a day in the future, `forbidden-step` for a live signing on a
 * visit that is postponed, cancelled or void. A correction is checked only for the fields that it changes.
 *
 * @param part the pointer of the entry's fields within the body, `/patch` in a correction
 */
export function requirePossibleSigning(
  entry: Entry,
  { visit, today, before }: SigningLinks,
  part = '',
): void {
  const faults: Fault[] = []
  if (entry.visitId !== undefined && !visit)
    faults.push({ pointer: `${part}/visitId`, message: 'must be the id of a recorded visit' })
  const { signedOn } = entry
  if (signedOn !== undefined && signedOn !== before?.signedOn && isFuture(signedOn, today))
    faults.push({ pointer: `${part}/signedOn`, message: `must be today, ${today}, or earlier` })
  requireNone(faults)
  if (visit && entry.origin === 'live' && entry.visitId !== before?.visitId) requireVisitTakesPlace(visit)
}

function requireVisitTakesPlace({ status }: Visit): void {
  if (!isCalledOff(status)) return
  throw new Refusal(
    'forbidden-step',
    `\`visitId\` must not name a visit that is ${status}. Name a visit that takes place, or leave \`visitId\` out.`,
    { allowed: [] },
  )
}

/** The warnings of an entry; of a corrected entry, only about the fields that the correction has changed. */
export function signingWarnings(
  entry: Entry,
  { visit, today, before, earlier }: SigningLinks & { readonly earlier: readonly EarlierSigning[] },
): EntryWarning[] {
  const isMoved = entry.signedOn !== before?.signedOn || entry.visitId !== before?.visitId
  const hasNewVisibility = entry.visibility !== before?.visibility || entry.visitId !== before?.visitId
  return [
    ...signedBefore(earlier),
    ...(isMoved && visit ? farFromVisit(entry, visit) : []),
    ...(isMoved && !visit ? signedLongAgo(entry, today) : []),
    ...(hasNewVisibility && visit ? widerThanVisit(entry, visit) : []),
  ]
}

/** A warning for each person who has signed this book before: by protocol, a person signs once. */
export function signedBefore(earlier: readonly EarlierSigning[]): EntryWarning[] {
  const people = [...new Set(earlier.map(({ personId }) => personId))]
  return people.map((personId) => {
    const signings = earlier.filter((signing) => signing.personId === personId)
    const entries = signings.map(({ personId: _, ...entry }) => entry)
    const message =
      'The signer `personId` has signed this book before, see `entries`. The entry is recorded; void it if it is a duplicate.'
    return { code: 'signed-before', message, personId, entries }
  })
}

function farFromVisit({ signedOn }: Entry, { id, start, end = start }: Visit): EntryWarning[] {
  if (signedOn === undefined) return []
  const isEarly = latestDay(signedOn) < addDays(earliestDay(start), -NEAR_DAYS)
  const isLate = earliestDay(signedOn) > addDays(latestDay(end), NEAR_DAYS)
  if (!isEarly && !isLate) return []
  const where = isEarly ? 'before the first day' : 'after the last day'
  const message = `\`signedOn\` is more than ${NEAR_DAYS} days ${where} of the visit. The entry is recorded; correct \`signedOn\` or \`visitId\` if it is wrong.`
  return [{ code: 'far-from-visit', message, pointer: '/signedOn', visitId: id }]
}

function signedLongAgo({ origin, signedOn }: Entry, today: Day): EntryWarning[] {
  if (origin !== 'live' || signedOn === undefined || latestDay(signedOn) >= addDays(today, -RECENT_DAYS))
    return []
  const message = `\`signedOn\` is more than ${RECENT_DAYS} days ago and the entry names no visit. The entry is recorded; entries of an archive need \`origin\`: "archive".`
  return [{ code: 'signed-long-ago', message, pointer: '/signedOn' }]
}

function widerThanVisit({ visibility }: Entry, visit: Visit): EntryWarning[] {
  if (isCleared(visibility, visit.visibility)) return []
  const message = `\`visibility\` is ${visibility}, but that of the visit is ${visit.visibility}. The entry is recorded; correct \`visibility\` if it must be hidden too.`
  return [{ code: 'wider-than-visit', message, pointer: '/visibility', visitId: visit.id }]
}
