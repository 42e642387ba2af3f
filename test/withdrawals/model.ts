/**
 * The model: all changes in a list, from which it computes who sees which thing after each change. It shares no rule
 * with the product.
 */
import type { Change } from '../../contract/changes'
import { canonical } from '../model/canonical'

export type Visibility = 'public' | 'press' | 'internal'

/** The clearance, types and partnerships of a subscription. */
export interface Terms {
  readonly types: readonly string[]
  readonly clearance: Visibility
  readonly partnershipIds?: readonly string[] | undefined
}

export interface ModelStatement {
  readonly text: string
  readonly status: 'draft' | 'approved'
}

/** The fields of a visit or an entry that the histories change. */
export interface ThingData {
  readonly id?: string
  readonly visibility: Visibility
  readonly partnershipId?: string
  readonly visitId?: string
  readonly status: string
  readonly statements?: readonly ModelStatement[]
}

/** A recorded change. `at` is its number among the changes of all things, from 1. */
export interface RecordedChange {
  readonly at: number
  readonly change: Change<ThingData>
}

const RANK: Readonly<Record<Visibility, number>> = { public: 0, press: 1, internal: 2 }
const OFFICE_FIELDS = new Set(['notes', 'statusReason', 'override', 'createdBy', 'updatedBy'])
const STAMPS = new Set(['version', 'updatedAt'])

/** `visit` of `visit.planned`. */
export const kindOf = (type: string): string => type.split('.')[0] ?? ''

export class Model {
  readonly recorded: RecordedChange[] = []

  record(change: Change): RecordedChange {
    const recorded = { at: this.recorded.length + 1, change: change as Change<ThingData> }
    this.recorded.push(recorded)
    return recorded
  }

  /** The number of the last change. */
  get now(): number {
    return this.recorded.length
  }

  get subjects(): string[] {
    return [...new Set(this.recorded.map(({ change }) => change.subject))]
  }

  /** The subjects of the visits, or of the entries. */
  ofKind = (kind: 'visits' | 'books'): string[] => this.subjects.filter((each) => each.startsWith(`${kind}/`))

  /** The last change of a thing among the first `at` changes of all things. */
  latest(subject: string, at = this.now): Change<ThingData> | undefined {
    return this.recorded.slice(0, at).findLast(({ change }) => change.subject === subject)?.change
  }

  /** Whether a subscriber with these terms sees the thing after the first `at` changes. */
  isVisible({ clearance, partnershipIds }: Terms, subject: string, at = this.now): boolean {
    const data = this.latest(subject, at)?.data
    if (!data || RANK[clearance] < RANK[data.visibility]) return false
    const visit = data.visitId === undefined ? undefined : this.latest(`visits/${data.visitId}`, at)?.data
    const partnership = data.partnershipId ?? visit?.partnershipId
    return !partnershipIds || (partnership !== undefined && partnershipIds.includes(partnership))
  }

  /**
   * The things that a change hides from a subscriber with these terms: visible before the change, and not after it.
   */
  hiddenBy({ at }: RecordedChange, terms: Terms): string[] {
    return this.subjects.filter(
      (subject) => this.isVisible(terms, subject, at - 1) && !this.isVisible(terms, subject, at),
    )
  }

  /**
   * The withdrawals that the fan-out of a change sends to a subscriber with these terms. It withdraws the changed
   * thing, and the entries of a changed visit, if the change hides them. If the change moves an entry to another
   * visit, it also withdraws the entry for the earlier changes of the former visit that hid it: their fan-out does
   * not find the entry any more.
   */
  withdrawalsBy(
    recorded: RecordedChange,
    terms: Terms,
  ): { readonly subject: string; readonly by: RecordedChange }[] {
    const { subject, data } = recorded.change
    const hidden = this.hiddenBy(recorded, terms).filter(
      (each) => each === subject || this.latest(each)?.data.visitId === data.id,
    )
    const former = this.latest(subject, recorded.at - 1)?.data.visitId
    const earlier = former === data.visitId ? [] : this.changesBefore(recorded, `visits/${former}`)
    const byFormer = earlier.filter((each) => this.hiddenBy(each, terms).includes(subject))
    return [
      ...hidden.map((each) => ({ subject: each, by: recorded })),
      ...byFormer.map((by) => ({ subject, by })),
    ]
  }

  private changesBefore({ at }: RecordedChange, subject: string): RecordedChange[] {
    return this.recorded.filter((each) => each.at < at && each.change.subject === subject)
  }

  /**
   * What a message about a change must contain for a subscriber with these terms, if it is sent after the first `now`
   * changes: the visible data, and the changed fields (`*` if the thing was not visible before). Undefined if no
   * message may be sent.
   */
  contentOf({ at, change }: RecordedChange, terms: Terms, now = this.now): ExpectedContent | undefined {
    const { subject, data } = change
    if (!this.isVisible(terms, subject, at) || !this.isVisible(terms, subject, now)) return undefined
    const drafts = (this.latest(subject, now)?.data.statements ?? []).filter(isDraft)
    const after = view(data, terms, drafts)
    const earlier = this.isVisible(terms, subject, at - 1) ? this.latest(subject, at - 1) : undefined
    const fields = earlier ? changedFields(view(earlier.data, terms, drafts), after) : ['*']
    return terms.clearance === 'internal' || fields.length > 0 ? { data: after, fields } : undefined
  }
}

const isDraft = ({ status }: ModelStatement): boolean => status === 'draft'

/**
 * The data of a thing that a subscriber sees. `drafts` are the statements that are drafts now: the message leaves
 * them out.
 */
function view(data: ThingData, { clearance }: Terms, drafts: readonly ModelStatement[]): object {
  if (clearance === 'internal') return data
  const fields = Object.entries(data).filter(([field]) => !OFFICE_FIELDS.has(field))
  const visibleStatements = data.statements?.filter(
    (each) => !isDraft(each) && !drafts.some(({ text }) => text === each.text),
  )
  return { ...Object.fromEntries(fields), ...(visibleStatements && { statements: visibleStatements }) }
}

export interface ExpectedContent {
  readonly data: object
  readonly fields: readonly string[]
}

const changedFields = (before: object, after: object): string[] => {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].filter((field) => {
    const [one, other] = [before, after].map((each) => canonical(Reflect.get(each, field)))
    return !STAMPS.has(field) && one !== other
  })
}

/** Whether one of the patterns matches the type. */
export const matchesType = ({ types }: Terms, type: string): boolean =>
  types.some((pattern) => ['*', type, `${kindOf(type)}.*`].includes(pattern))

/** Whether one of the patterns matches a type of the same kind. */
export const matchesKind = ({ types }: Terms, type: string): boolean =>
  types.some((pattern) => pattern === '*' || kindOf(pattern) === kindOf(type))
