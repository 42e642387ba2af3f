/** The decisions about a notice that is composed: to edit, approve, issue, correct and retract it. */
import type { Notice, NoticeCorrection, NoticePatch } from '../../contract/notices/schemas'
import { requireOpenWords } from '../../domain/notices/confidential'
import { statedSubjects } from '../../domain/notices/facts'
import { approveNotice, correctNotice, editNotice, retractNotice } from '../../domain/notices/notice'
import { approvalWarnings } from '../../domain/notices/warnings'
import type { Changed, Moment } from '../../domain/shared/change'
import { visitSubject } from '../../domain/visits/visit'
import type { Visit } from '../../contract/visits/schemas'
import type { StoredThing } from '../table/record'
import type { Write } from '../table/write'
import type { PressDesk } from './dependencies'
import { issueWrite } from './issuing'
import { noticeWrite } from './record'
import { compareWithRecord, readStated } from './stated-things'

interface With<Body> {
  readonly body: Body
}

type Stored = StoredThing<Notice>

/** Edits the words. Throws `confidential` for words that the office keeps to itself. */
export async function edit(
  { thing: before }: Stored,
  { body }: With<NoticePatch>,
  { store }: PressDesk,
  moment: Moment,
): Promise<Write | undefined> {
  const next = editNotice(before, body, moment)
  return next && (await openWrite(store, next, before))
}

/** Approves a draft, on condition that no stated thing changes meanwhile. */
export async function approval(
  { thing: before }: Stored,
  _request: unknown,
  { store, policy }: PressDesk,
  moment: Moment,
): Promise<Write> {
  const { now, stale, conditions } = await compareWithRecord(store, before)
  const next = approveNotice(before, stale, policy, moment)
  const visit = now.get(visitSubject(before.visitId ?? '')) as Visit | undefined
  return {
    ...noticeWrite(next, before, conditions),
    warnings: visit ? approvalWarnings(visit) : [],
  }
}

/** Issues an approved notice. */
export const issue = (
  { thing: before }: Stored,
  _request: unknown,
  { store }: PressDesk,
  moment: Moment,
): Promise<Write> => issueWrite(store, before, moment)

/** Issues a notice again with other words. Throws `confidential` for words that the office keeps to itself. */
export const correction = (
  { thing: before }: Stored,
  { body }: With<NoticeCorrection>,
  { store }: PressDesk,
  moment: Moment,
): Promise<Write> => openWrite(store, correctNotice(before, body, moment), before)

export function retraction(
  { thing: before }: Stored,
  { body }: With<{ readonly reason: string }>,
  _deps: PressDesk,
  moment: Moment,
): Write {
  const next = retractNotice(before, body.reason, moment)
  return noticeWrite(next, before)
}

/** The write of words that a person has sent. */
async function openWrite(store: PressDesk['store'], next: Changed<Notice>, before: Notice): Promise<Write> {
  const subjects = statedSubjects(next.thing)
  const things = await readStated(store, subjects)
  requireOpenWords(next.thing, subjects, (subject) => things.get(subject))
  return noticeWrite(next, before)
}
