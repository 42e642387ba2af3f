/** A visit that is being edited: what was read, and what the form holds. */
import type { Api } from '../../api'
import { textIn, withoutUndefined } from '../../forms/body'
import { writeDraft } from '../../forms/drafts'
import type { ReadVersion, Saving } from '../../forms/save-merged'
import type { Edited } from '../../forms/use-merged-form'
import type { Visit } from '../../parts/visit-item'
import { toVisitBody, toVisitValues, type VisitValues } from './visit-values'

export interface VisitVersion extends ReadVersion {
  readonly status: Visit['status']
}

export interface EditedVisit extends VisitValues {
  /** Of a correction, which needs one, or of another change. */
  readonly reason: string
  /** What the person is told about the values. */
  readonly notice?: 'recordedBefore' | 'statusChanged' | undefined
}

export type EditValues = Edited<EditedVisit, VisitVersion>

/** The name of the draft of a visit. */
export const draftOf = (visitId: string): string => `visit:${visitId}`

/** The ETag of a visit is its version. */
export const readVersionOf = (visit: Visit, etag = `"${visit.version}"`): VisitVersion => ({
  fields: toVisitBody(toVisitValues(visit)),
  etag,
  status: visit.status,
})

export const toEditValues = (visit: Visit, etag?: string): EditValues => ({
  ...toVisitValues(visit),
  read: readVersionOf(visit, etag),
  reason: '',
})

/** Keeps values as the draft of a visit that an earlier attempt has recorded. */
export function keepNewerValues(sub: string, visit: Visit, newer: VisitValues): Visit {
  const values: EditValues = { ...toEditValues(visit), ...newer, notice: 'recordedBefore' }
  writeDraft({ sub, form: draftOf(visit.id) }, { values, idempotencyKey: crypto.randomUUID() })
  return visit
}

/** A visit that is over is corrected, with a reason. */
export const isCorrected = (status: Visit['status']): boolean =>
  status === 'completed' || status === 'cancelled'

/** Texts in several languages are merged language by language. */
const SPLIT = ['kindInWords', 'city', 'occasion', 'outcome']

/** How a visit is read and changed. The newest version may be over, and is then corrected. */
export const savingOf = (
  api: Api,
  visitId: string,
  { reason }: EditValues,
  idempotencyKey: string,
): Saving<Visit, VisitVersion> => ({
  split: SPLIT,
  versionOf: readVersionOf,
  isSentAlike: (before, now) => isCorrected(before.status) === isCorrected(now.status),
  read: () => api.call('readVisit', { params: { visitId } }),
  send: (patch, { etag, status }) => {
    const request = { params: { visitId }, ifMatch: etag }
    const given = textIn(reason)
    return isCorrected(status)
      ? // A blank reason of a correction is reported as missing.
        api.call('correctVisit', { ...request, body: { patch, reason: given as string }, idempotencyKey })
      : api.call('updateVisit', { ...request, body: withoutUndefined({ ...patch, reason: given }) })
  },
})
