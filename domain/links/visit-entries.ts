/** A visit beside the entries that were signed on it. */
import type { Clearance } from '../../contract/things'
import type { Visit } from '../../contract/visits'
import type { Warning } from '../../contract/warnings/all'
import { isCleared } from '../clearance'

/** An entry that was signed on the visit and is not void. */
export interface EntryOfVisit {
  readonly book: string
  readonly number: number
  readonly visibility: Clearance
}

/** Whether a change of a visit concerns its entries. */
export const concernsEntries = (after: Visit, before: Visit): boolean =>
  isNarrowed(after, before) || isCalledOff(after, before)

const isNarrowed = (after: Visit, before: Visit): boolean => !isCleared(before.visibility, after.visibility)

const isCalledOff = ({ status }: Visit, before: Visit): boolean =>
  status !== before.status && (status === 'cancelled' || status === 'void')

/** What looks wrong about a visit that is narrowed, cancelled or voided, beside the entries of it. */
export const entryWarnings = (after: Visit, before: Visit, entries: readonly EntryOfVisit[]): Warning[] => [
  ...(isNarrowed(after, before) ? narrowerThanEntry(after, entries) : []),
  ...(isCalledOff(after, before) ? visitHasEntries(after, entries) : []),
]

function narrowerThanEntry({ visibility }: Visit, all: readonly EntryOfVisit[]): Warning[] {
  const entries = all.filter((entry) => !isCleared(entry.visibility, visibility))
  if (entries.length === 0) return []
  const message = `\`visibility\` is ${visibility} now, but entries of the visit stay more visible: correct them if they should not. The visit is recorded all the same.`
  return [{ code: 'narrower-than-entry', message, pointer: '/visibility', entries: [...entries] }]
}

function visitHasEntries({ status }: Visit, all: readonly EntryOfVisit[]): Warning[] {
  if (all.length === 0) return []
  const entries = all.map(({ book, number }) => ({ book, number }))
  const message = `\`status\` is ${status} now, but a book was signed on the visit: correct or void the entries if they are wrong. The visit is recorded all the same.`
  return [{ code: 'visit-has-entries', message, pointer: '/status', entries }]
}
