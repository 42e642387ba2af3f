/** The record of a notice, and the items by which its facts and its minute are found. */
import type { Notice } from '../../contract/notices/schemas'
import { statedSubjects } from '../../domain/notices/facts'
import { isIssued, noticeSubject } from '../../domain/notices/notice'
import type { Changed } from '../../domain/shared/change'
import { dueKey, listPk, listSk, statedKey } from '../table/keys'
import { partsBy, unitsOf, type ThingRecord } from '../table/record'
import type { Write } from '../table/write'
import { differenceOf, thingItems, type WriteItem } from '../table/write-items'

export const NOTICES = 'notices'
/** The notices that everybody may read. */
export const ISSUED_NOTICES = 'issued-notices'

export function noticeRecord(notice: Notice): ThingRecord<Notice> {
  const { id, kind, visitId, status, visibility, issuedAt, createdAt } = notice
  const since = issuedAt ?? createdAt
  return {
    kind: 'notice',
    thing: notice,
    listSummary: {
      subject: noticeSubject(id),
      units: unitsOf(notice),
      start: since.slice(0, 10),
      status,
      kind,
      visitId,
      visibility,
      countries: [],
    },
    list: NOTICES,
    sort: listSk(since, id),
    parts: [...partsBy(NOTICES, 'visitId', [visitId]), ...(isIssued(notice) ? [listPk(ISSUED_NOTICES)] : [])],
    people: new Map(),
  }
}

/**
 * The write of a notice that is drafted or changed.
 *
 * @param conditions what must still hold when the notice is written
 */
export const noticeWrite = (
  { thing, change }: Changed<Notice>,
  before?: Notice,
  conditions: readonly WriteItem[] = [],
): Write => ({
  change,
  items: [
    ...thingItems(noticeRecord(thing), change, before && noticeRecord(before)),
    ...differenceOf(approvedItems(thing), before ? approvedItems(before) : []),
    ...conditions,
  ],
})

/** An approved notice is found by each thing that it states something of, and by the minute at which it is due. */
function approvedItems(notice: Notice): WriteItem[] {
  const { id, status, embargoedUntil } = notice
  if (status !== 'approved') return []
  return [
    ...statedSubjects(notice).map((subject) => ({
      key: statedKey(subject, id),
      attributes: { kind: 'stated' },
    })),
    ...(embargoedUntil === undefined
      ? []
      : [{ key: dueKey(embargoedUntil, id), attributes: { kind: 'due', noticeId: id } }]),
  ]
}
