/** The model: who sees which thing after each change, kept as plain lists. It shares no rule with the product. */
import type { Change } from '../../contract/changes'
import { canonical } from '../model/canonical'

export type Visibility = 'public' | 'press' | 'internal'

/** The clearance, types and partnerships of a subscription. */
export interface Terms {
  readonly types: readonly string[]
  readonly clearance: Visibility
  readonly partnershipIds?: readonly string[] | undefined
}

export interface Statement {
  readonly text: string
  readonly status: 'draft' | 'approved'
}

/** The fields of a visit or an entry that the histories change. */
export interface Data {
  readonly id?: string
  readonly visibility: Visibility
  readonly partnershipId?: string
  readonly visitId?: string
  readonly status: string
  readonly statements?: readonly Statement[]
}

/** One recorded change; `at` counts the changes of all things from 1. */
export interface Recorded {
  readonly at: number
  readonly change: Change<Data>
}

const RANK: Readonly<Record<Visibility, number>> = { public: 0, press: 1, internal: 2 }
const OFFICE_FIELDS = new Set(['notes', 'statusReason', 'override', 'createdBy', 'updatedBy'])
const STAMPS = new Set(['version', 'updatedAt'])

/** `visit` of `visit.planned`. */
export const kindOf = (type: string): string => type.split('.')[0] ?? ''

export class Model {
  readonly recorded: Recorded[] = []

  record(change: Change): Recorded {
    const recorded = { at: this.recorded.length + 1, change: change as Change<Data> }
    this.recorded.push(recorded)
    return recorded
  }

  /** How many changes there are; the state `at` this number is the one now. */
  get now(): number {
    return this.recorded.length
  }

  get subjects(): string[] {
    return [...new Set(this.recorded.map(({ change }) => change.subject))]
  }

  /** The subjects of the visits, or of the entries. */
  ofKind = (kind: 'visits' | 'books'): string[] => this.subjects.filter((each) => each.startsWith(`${kind}/`))

  /** The last change of a thing among the first `at` ones of all. */
  latest(subject: string, at = this.now): Change<Data> | undefined {
    return this.recorded.slice(0, at).findLast(({ change }) => change.subject === subject)?.change
  }

  /** Whether these terms show the thing after the first `at` changes. */
  isSeen({ clearance, partnershipIds }: Terms, subject: string, at = this.now): boolean {
    const data = this.latest(subject, at)?.data
    if (!data || RANK[clearance] < RANK[data.visibility]) return false
    const visit = data.visitId === undefined ? undefined : this.latest(`visits/${data.visitId}`, at)?.data
    const partnership = data.partnershipId ?? visit?.partnershipId
    return !partnershipIds || (partnership !== undefined && partnershipIds.includes(partnership))
  }

  /** The things that a change hides from these terms: seen just before it, and not after it. */
  hiddenBy({ at }: Recorded, terms: Terms): string[] {
    return this.subjects.filter(
      (subject) => this.isSeen(terms, subject, at - 1) && !this.isSeen(terms, subject, at),
    )
  }

  /**
   * The withdrawals that the fan-out of a change sends under these terms: of what the change hides, and of an entry that
   * it moves, also by the earlier changes of the former visit. The former visit no longer lists the entry.
   */
  withdrawalsBy(recorded: Recorded, terms: Terms): { readonly subject: string; readonly by: Recorded }[] {
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

  private changesBefore({ at }: Recorded, subject: string): Recorded[] {
    return this.recorded.filter((each) => each.at < at && each.change.subject === subject)
  }

  /**
   * What these terms may be sent of a change when things are as after the first `now` changes: its data, and the fields in
   * which it differs for the subscriber, `*` where the subscriber did not see the thing before. Undefined if nothing may be sent.
   */
  contentOf({ at, change }: Recorded, terms: Terms, now = this.now): Content | undefined {
    const { subject, data } = change
    if (!this.isSeen(terms, subject, at) || !this.isSeen(terms, subject, now)) return undefined
    const drafts = (this.latest(subject, now)?.data.statements ?? []).filter(isDraft)
    const after = view(data, terms, drafts)
    const earlier = this.isSeen(terms, subject, at - 1) ? this.latest(subject, at - 1) : undefined
    const fields = earlier ? differing(view(earlier.data, terms, drafts), after) : ['*']
    return terms.clearance === 'internal' || fields.length > 0 ? { data: after, fields } : undefined
  }
}

const isDraft = ({ status }: Statement): boolean => status === 'draft'

/** The version of a thing that a subscriber sees; `drafts` are statements that are drafts now. */
function view(data: Data, { clearance }: Terms, drafts: readonly Statement[]): object {
  if (clearance === 'internal') return data
  const fields = Object.entries(data).filter(([field]) => !OFFICE_FIELDS.has(field))
  const visibleStatements = data.statements?.filter(
    (each) => !isDraft(each) && !drafts.some(({ text }) => text === each.text),
  )
  return { ...Object.fromEntries(fields), ...(visibleStatements && { statements: visibleStatements }) }
}

export interface Content {
  readonly data: object
  readonly fields: readonly string[]
}

const differing = (before: object, after: object): string[] => {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].filter((field) => {
    const [one, other] = [before, after].map((each) => canonical(Reflect.get(each, field)))
    return !STAMPS.has(field) && one !== other
  })
}

/** Whether one of the patterns names the type. */
export const matchesType = ({ types }: Terms, type: string): boolean =>
  types.some((pattern) => ['*', type, `${kindOf(type)}.*`].includes(pattern))

/** Whether one of the patterns names any type of the kind. */
export const matchesKind = ({ types }: Terms, type: string): boolean =>
  types.some((pattern) => pattern === '*' || kindOf(pattern) === kindOf(type))
