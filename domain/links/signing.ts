/** An entry beside its visit, beside today, and beside the earlier entries of its signers. */
import type { Entry } from '../../contract/books'
import type { Fault } from '../../contract/problems'
import type { Day } from '../../contract/values'
import type { Visit } from '../../contract/visits'
import type { Warning } from '../../contract/warnings/all'
import { isCleared } from '../clearance'
import { addDays, earliestDay, latestDay } from '../partial-date'
import { Refusal, requireNone } from '../refusal'
import { isAhead } from './dates'

/** How far a signing may be from its visit without a warning, in days. */
const NEAR_DAYS = 7
/** After how many days a live signing without a visit looks like an archive's. */
const RECENT_DAYS = 31

const ALL_THE_SAME = 'The entry is recorded all the same.'

export interface SigningLinks {
  /** The visit of the entry; none where the entry names none, or one that is not recorded. */
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
  readonly signedOn: string
}

/**
 * Throws `invalid` for a visit that is not recorded and for a day that is still to come, `forbidden-step` for a live
 * signing on a visit that is cancelled or void. A correction is asked for what it changes.
 *
 * @param part the part of the body that the entry's fields stand in, `/patch` in a correction
 */
export function requirePossibleSigning(
  entry: Entry,
  { visit, today, before }: SigningLinks,
  part = '',
): void {
  const faults: Fault[] = []
  if (entry.visitId !== undefined && !visit)
    faults.push({ pointer: `${part}/visitId`, message: 'is not the id of a visit' })
  if (entry.signedOn !== before?.signedOn && isAhead(entry.signedOn, today))
    faults.push({ pointer: `${part}/signedOn`, message: `must be today, ${today}, or earlier` })
  requireNone(faults)
  if (visit && entry.origin === 'live' && entry.visitId !== before?.visitId) requireVisitTakesPlace(visit)
}

function requireVisitTakesPlace({ status }: Visit): void {
  if (status !== 'cancelled' && status !== 'void') return
  throw new Refusal(
    'forbidden-step',
    `The visit that \`visitId\` names is ${status}, so nobody signs on it. Name the visit that took place, or leave \`visitId\` out.`,
    { allowed: [] },
  )
}

/** What looks wrong about an entry; of a corrected one, what the correction has changed. */
export function signingWarnings(
  entry: Entry,
  { visit, today, before, earlier }: SigningLinks & { readonly earlier: readonly EarlierSigning[] },
): Warning[] {
  const isMoved = entry.signedOn !== before?.signedOn || entry.visitId !== before?.visitId
  const isShown = entry.visibility !== before?.visibility || entry.visitId !== before?.visitId
  return [
    ...signedBefore(earlier),
    ...(isMoved && visit ? farFromVisit(entry, visit) : []),
    ...(isMoved && !visit ? signedLongAgo(entry, today) : []),
    ...(isShown && visit ? widerThanVisit(entry, visit) : []),
  ]
}

/** A warning for each person who has signed this book before: the protocol knows one entry a person. */
export function signedBefore(earlier: readonly EarlierSigning[]): Warning[] {
  const people = [...new Set(earlier.map(({ personId }) => personId))]
  return people.map((personId) => {
    const signings = earlier.filter((signing) => signing.personId === personId)
    const entries = signings.map(({ book, number, signedOn }) => ({ book, number, signedOn }))
    const message = `This person has signed this book before. ${ALL_THE_SAME}`
    return { code: 'signed-before', message, personId, entries }
  })
}

function farFromVisit({ signedOn }: Entry, { id, start, end = start }: Visit): Warning[] {
  const isEarly = latestDay(signedOn) < addDays(earliestDay(start), -NEAR_DAYS)
  const isLate = earliestDay(signedOn) > addDays(latestDay(end), NEAR_DAYS)
  if (!isEarly && !isLate) return []
  const where = isEarly ? 'before the first day' : 'after the last day'
  const message = `\`signedOn\` is more than ${NEAR_DAYS} days ${where} of the visit. ${ALL_THE_SAME}`
  return [{ code: 'far-from-visit', message, pointer: '/signedOn', visitId: id }]
}

function signedLongAgo({ origin, signedOn }: Entry, today: Day): Warning[] {
  if (origin !== 'live' || latestDay(signedOn) >= addDays(today, -RECENT_DAYS)) return []
  const message = `\`signedOn\` is more than ${RECENT_DAYS} days ago and the entry has no visit: is it an archive's? ${ALL_THE_SAME}`
  return [{ code: 'signed-long-ago', message, pointer: '/signedOn' }]
}

function widerThanVisit({ visibility }: Entry, visit: Visit): Warning[] {
  if (isCleared(visibility, visit.visibility)) return []
  const message = `\`visibility\` is ${visibility}, but the visit's is ${visit.visibility}. ${ALL_THE_SAME}`
  return [{ code: 'wider-than-visit', message, pointer: '/visibility', visitId: visit.id }]
}
