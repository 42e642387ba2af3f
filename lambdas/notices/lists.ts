/** The notices of a visit, and those of all visits. */
import type { Notice } from '../../contract/notices/schemas'
import { noticeSubject } from '../../domain/notices/notice'
import { noticeView } from '../../domain/notices/view'
import { notFound } from '../../domain/shared/refusal'
import { visitSubject } from '../../domain/visits/visit'
import type { Reader } from '../http/serve'
import type { Kind } from '../things/kind'
import { listAll } from '../things/list'
import type { PageQuery } from '../things/page'
import { requireInternal } from '../things/read'
import type { PressDesk } from './dependencies'
import { NOTICES, noticeRecord } from './record'

interface NoticeParams {
  readonly visitId: string
  readonly noticeId: string
}

/** A notice below its visit: for internal readers, since the visit may be hidden from others. */
export const NOTICE: Kind<Notice, NoticeParams, PressDesk> = {
  name: 'notice',
  view: noticeView,
  subjectOf: ({ noticeId }) => noticeSubject(noticeId),
  recordOf: ({ thing }) => noticeRecord(thing),
  isKnownTo: (notice, { clearance }, _deps, { visitId }) =>
    clearance === 'internal' && notice.visitId === visitId,
}

/** Lists the notices that the reader may see, of all visits. */
export const listPressDesk = listAll(NOTICE, () => NOTICES)

interface ListRequest extends Reader {
  readonly params: Pick<NoticeParams, 'visitId'>
  readonly query: PageQuery & {
    readonly order: 'asc' | 'desc'
    readonly status?: readonly string[] | undefined
  }
}

/** Lists the notices of a visit; throws `not-found` if the visit is not recorded, and for readers below `internal`. */
export async function listOfVisit({ params, query, ...reader }: ListRequest, deps: PressDesk) {
  requireInternal(reader)
  const { visitId } = params
  if (!(await deps.store.read(visitSubject(visitId)))) throw notFound()
  return listPressDesk({ ...reader, params, query: { ...query, visitId } }, deps)
}
