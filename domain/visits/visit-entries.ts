/** Warnings about a visit and the entries that were signed on it. */
import type { Clearance } from '../../contract/things'
import type { Visit } from '../../contract/visits/schemas'
import type { VisitWarning } from '../../contract/visits/warnings'
import { isCleared } from '../shared/clearance'
import { becomesCalledOff } from '../shared/life-cycle'

/** An entry that was signed on the visit and is not void. */
export interface EntryOfVisit {
  readonly book: string
  readonly number: number
  readonly visibility: Clearance
}

/** Whether a change of a visit can contradict its entries. */
export const concernsEntries = (after: Visit, before: Visit): boolean =>
  isNarrowed(after, before) || becomesCalledOff(after, before)

const isNarrowed = (after: Visit, before: Visit): boolean => !isCleared(before.visibility, after.visibility)

/** The warnings of a visit that is narrowed, postponed, cancelled or voided while it has entries. */
export const entryWarnings = (
  after: Visit,
  before: Visit,
  entries: readonly EntryOfVisit[],
): VisitWarning[] => [
  ...(isNarrowed(after, before) ? narrowerThanEntry(after, entries) : []),
  ...(becomesCalledOff(after, before) ? visitHasEntries(after, entries) : []),
]

function narrowerThanEntry({ visibility }: Visit, all: readonly EntryOfVisit[]): VisitWarning[] {
  const entries = all.filter((entry) => !isCleared(entry.visibility, visibility))
  if (entries.length === 0) return []
  const message = `\`visibility\` is ${visibility} now, but the entries in \`entries\` stay more visible. The visit is recorded; correct the entries if they must be hidden too.`
  return [{ code: 'narrower-than-entry', message, pointer: '/visibility', entries: [...entries] }]
}

function visitHasEntries({ status }: Visit, all: readonly EntryOfVisit[]): VisitWarning[] {
  if (all.length === 0) return []
  const entries = all.map(({ book, number }) => ({ book, number }))
  const message = `\`status\` is ${status} now, but the entries in \`entries\` were signed on the visit. The visit is recorded; correct or void the entries if they are wrong.`
  return [{ code: 'visit-has-entries', message, pointer: '/status', entries }]
}
