/** A notice that is being edited: what was read, and how it is sent. */
import type { Api } from '../../api'
import type { ReadVersion, Saving } from '../../forms/save-merged'
import type { Edited } from '../../forms/use-merged-form'
import type { Notice } from '../../parts/fact-words'
import { toBody, toValues, type NoticeBody, type NoticeValues } from './notice-values'
import { isIssued } from './statuses'

export interface NoticeVersion extends ReadVersion {
  readonly status: Notice['status']
}

export interface EditedNotice extends NoticeValues {
  /** What was wrong in the issue before. */
  readonly correction: string
  /** Whether the status was changed meanwhile, so that the values are sent in another way. */
  readonly isStatusChanged?: true | undefined
}

export type EditValues = Edited<EditedNotice, NoticeVersion>

/** The ETag of a notice is its version. */
export const readVersionOf = (
  notice: Notice,
  timeZone: string,
  etag = `"${notice.version}"`,
): NoticeVersion => ({
  fields: toBody(toValues(notice, timeZone), timeZone),
  etag,
  status: notice.status,
})

/** How a notice is read and changed. The newest version may be issued, and is then corrected. */
export const savingOf = (
  api: Api,
  { id: noticeId, visitId = '' }: Pick<Notice, 'id' | 'visitId'>,
  timeZone: string,
  { correction }: EditValues,
  idempotencyKey: string,
): Saving<Notice, NoticeVersion> => {
  const params = { visitId, noticeId }
  return {
    split: [],
    versionOf: (notice, etag) => readVersionOf(notice, timeZone, etag),
    isSentAlike: (before, now) => before.status === now.status,
    read: () => api.call('readNotice', { params }),
    send: (patch, { etag, status }) => {
      const request = { params, ifMatch: etag }
      if (!isIssued(status)) return api.call('updateNotice', { ...request, body: patch })
      const { headline, blocks, contacts } = patch as NoticeBody
      const words = { headline, blocks, contacts, correction: correction.trim() }
      return api.call('correctNotice', { ...request, body: words, idempotencyKey })
    },
  }
}
