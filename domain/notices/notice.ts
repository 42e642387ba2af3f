/** The rules of a notice: its life cycle, who may approve it, and what a person edits. */
import type { ChangeType } from '../../contract/events'
import type {
  Block,
  Notice,
  NoticeCorrection,
  NoticeInput,
  NoticePatch,
  NoticeStatus,
  StaleFact,
} from '../../contract/notices/schemas'
import { changed, created, differencesOf, ifChanged, type Changed, type Moment } from '../shared/change'
import { requireStep, type LifeCycle } from '../shared/life-cycle'
import { Refusal } from '../shared/refusal'
import { editedBlocks, recomposedBlocks } from './blocks'
import { distinct } from './facts'
import type { Composition } from './record'

const LIFE: LifeCycle<NoticeStatus> = {
  draft: ['draft', 'approved'],
  approved: ['draft', 'issued'],
  issued: ['corrected', 'retracted'],
  corrected: ['corrected', 'retracted'],
  retracted: [],
}

/** What a stage decides about its notices. */
export interface NoticePolicy {
  /** Whether somebody else than the last writer approves a notice. */
  readonly fourEyes: boolean
  /** Whether readers with the clearance `press` see an approved notice before its embargo is over. */
  readonly embargoedToPress: boolean
}

export const noticeSubject = (id: string): string => `notices/${id}`

/** Whether everybody may read a notice. */
export const isIssued = ({ status }: Pick<Notice, 'status'>): boolean =>
  status === 'issued' || status === 'corrected'

/** The visit that a notice is composed from, at its version. */
interface ComposedVisit {
  readonly id: string
  readonly version: number
}

/** Records the draft of a notice. */
export function draftNotice(
  { kind, language, contacts, embargoedUntil }: NoticeInput,
  composition: Composition,
  visit: ComposedVisit,
  moment: Moment,
): Changed<Notice> {
  const id = moment.newId()
  const fields = {
    id,
    kind,
    language,
    visitId: visit.id,
    visitSequence: visit.version,
    ...composition,
    blocks: [...composition.blocks],
    contacts,
    ...(embargoedUntil === undefined ? {} : { embargoedUntil }),
    status: 'draft' as const,
    visibility: 'internal' as const,
    writtenBy: moment.actor,
  }
  return created({ type: 'notice.drafted', subject: noticeSubject(id) }, fields, moment)
}

/** Edits a notice that is not issued; `undefined` if nothing differs. An approved notice becomes a draft again. */
export function editNotice(before: Notice, patch: NoticePatch, moment: Moment): Changed<Notice> | undefined {
  requireStep('notice', LIFE, before.status, 'draft')
  const { embargoedUntil: old, ...fields } = withWords(before, patch)
  const until = patch.embargoedUntil === undefined ? old : (patch.embargoedUntil ?? undefined)
  return draftAgain(before, { ...fields, ...(until === undefined ? {} : { embargoedUntil: until }) }, moment)
}

interface Recomposition {
  readonly composition: Composition
  readonly visit: ComposedVisit
  /** Gives a block that stays the facts as they are now. */
  readonly restate: (block: Block) => Block
}

/** Composes a notice again; `undefined` if nothing differs. An approved notice becomes a draft again. */
export function recomposeNotice(
  before: Notice,
  { composition: { headline, blocks }, visit, restate }: Recomposition,
  moment: Moment,
): Changed<Notice> | undefined {
  requireStep('notice', LIFE, before.status, 'draft')
  const words = {
    visitSequence: visit.version,
    headline: before.isHeadlineEdited ? before.headline : headline,
    blocks: recomposedBlocks(before.blocks, blocks, restate),
  }
  return draftAgain(before, { ...before, ...words }, moment)
}

/**
 * Approves a draft. Throws `four-eyes` if the person who approves wrote the last change, and `stale-facts` if a fact has changed.
 */
export function approveNotice(
  before: Notice,
  stale: readonly StaleFact[],
  policy: NoticePolicy,
  moment: Moment,
): Changed<Notice> {
  requireStep('notice', LIFE, before.status, 'approved')
  requireCurrent(stale)
  if (policy.fourEyes && before.writtenBy === moment.actor)
    throw new Refusal(
      'four-eyes',
      'The person who wrote the last change of a notice cannot approve it. Ask a second person to approve it.',
    )
  const isForPress = policy.embargoedToPress && before.embargoedUntil !== undefined
  const after: Notice = {
    ...before,
    status: 'approved',
    approvedBy: moment.actor,
    visibility: isForPress ? 'press' : 'internal',
  }
  return changed(headerOf('notice.approved', before), before, after, moment)
}

/** Issues an approved notice. Throws `stale-facts` if a fact has changed, `forbidden-step` before the end of its embargo. */
export function issueNotice(before: Notice, stale: readonly StaleFact[], moment: Moment): Changed<Notice> {
  requireStep('notice', LIFE, before.status, 'issued')
  requireCurrent(distinct([...(before.stale ?? []), ...stale]))
  if (before.embargoedUntil !== undefined && before.embargoedUntil > moment.now)
    throw new Refusal(
      'forbidden-step',
      `The notice is under embargo until ${before.embargoedUntil}, and is issued then. Change \`embargoedUntil\` to issue it earlier.`,
      { allowed: ['draft'] },
    )
  const after: Notice = { ...before, status: 'issued', visibility: 'public', issuedAt: moment.now }
  return changed(headerOf('notice.issued', before), before, after, moment)
}

/** Issues a notice again with other words, and with what was wrong. */
export function correctNotice(
  before: Notice,
  { correction, ...words }: NoticeCorrection,
  moment: Moment,
): Changed<Notice> {
  requireStep('notice', LIFE, before.status, 'corrected')
  const after: Notice = {
    ...withWords(before, words),
    correction,
    status: 'corrected',
    writtenBy: moment.actor,
  }
  return changed(headerOf('notice.corrected', before), before, after, moment)
}

/** Retracts an issued notice. */
export function retractNotice(before: Notice, reason: string, moment: Moment): Changed<Notice> {
  requireStep('notice', LIFE, before.status, 'retracted')
  const after: Notice = { ...before, status: 'retracted', statusReason: reason }
  return changed({ ...headerOf('notice.retracted', before), reason }, before, after, moment)
}

/** Marks an approved notice of which facts have changed; `undefined` if it is marked with them already. */
export function markStale(
  before: Notice,
  stale: readonly StaleFact[],
  moment: Moment,
): Changed<Notice> | undefined {
  if (before.status !== 'approved' || stale.length === 0) return undefined
  return ifChanged(
    changed(headerOf('notice.stale', before), before, { ...before, stale: [...stale] }, moment),
  )
}

const headerOf = <Type extends ChangeType>(type: Type, { id }: Pick<Notice, 'id'>) => ({
  type,
  subject: noticeSubject(id),
})

/** The notice with the words that a person has sent. */
function withWords(
  before: Notice,
  { headline, blocks, contacts }: Omit<NoticePatch, 'embargoedUntil'>,
): Notice {
  const isHeadlineNew = headline !== undefined && headline !== before.headline
  return {
    ...before,
    ...(isHeadlineNew ? { headline, isHeadlineEdited: true } : {}),
    ...(blocks === undefined ? {} : { blocks: editedBlocks(before.blocks, blocks) }),
    ...(contacts === undefined ? {} : { contacts }),
  }
}

/** The next version of a draft, written by this person; `undefined` if neither words nor status differ. */
function draftAgain(before: Notice, words: Notice, moment: Moment): Changed<Notice> | undefined {
  const { stale: _stale, approvedBy: _approvedBy, ...fields } = words
  const after: Notice = { ...fields, status: 'draft', visibility: 'internal' }
  if (differencesOf(before, after).length === 0) return undefined
  const written = { ...after, writtenBy: moment.actor }
  return changed(headerOf('notice.drafted', before), before, written, moment)
}

function requireCurrent(stale: readonly StaleFact[]): void {
  if (stale.length === 0) return
  throw new Refusal(
    'stale-facts',
    'Facts that the notice states have changed; see `stale`. Compose it again, and have it approved.',
    { stale },
  )
}
