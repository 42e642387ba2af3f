/** A visit that is being edited: what was read, and what the form holds. */
import type { Api, Answer, BodyOf } from '../../api'
import { writeDraft } from '../../forms/drafts'
import { merge, type Merge } from '../../forms/merge'
import { mergePatch } from '../../forms/merge-patch'
import { toVisitBody, toVisitValues, type VisitValues } from './visit-values'

export type Visit = BodyOf<'readVisit'>

/** The version that was read. The draft keeps it, so that a change is always one of this version. */
export interface ReadVersion {
  /** The fields of the form, as the API has them. */
  readonly fields: object
  readonly etag: string
  readonly status: Visit['status']
}

export interface EditValues extends VisitValues {
  readonly read: ReadVersion
  /** Of a correction. */
  readonly reason: string
  /** What the person is told about the values. */
  readonly notice?: 'recordedBefore' | 'statusChanged' | undefined
}

/** The name of the draft of a visit. */
export const draftOf = (visitId: string): string => `visit:${visitId}`

/** The ETag of a visit is its version. */
export const readVersionOf = (visit: Visit, etag = `"${visit.version}"`): ReadVersion => ({
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

/** What an attempt to save has led to. */
export type Saved =
  | { readonly kind: 'answered'; readonly answer: Answer<unknown>; readonly isMerged: boolean }
  | { readonly kind: 'conflict'; readonly merge: Merge; readonly theirs: ReadVersion }

/** Texts in several languages are merged language by language. */
const SPLIT = ['occasion', 'outcome']

/** A visit changes rarely more often than this between two requests. */
const MAX_MERGES = 3

/**
 * Saves the fields that differ. If the visit was changed meanwhile, the changes of both sides are merged and saved; where
 * both have changed the same field, a person must choose.
 */
export async function saveVisit(
  api: Api,
  visitId: string,
  { read, reason, ...values }: EditValues,
  idempotencyKey: string,
): Promise<Saved> {
  const mine = toVisitBody(values)
  let version = read
  let fields: object = mine
  for (let merges = 0; ; merges++) {
    const answer = await sendPatch(api, visitId, version, { fields, reason, idempotencyKey })
    if (answer.status !== 412 || merges === MAX_MERGES)
      return { kind: 'answered', answer, isMerged: merges > 0 }
    const current = await api.call('readVisit', { params: { visitId } })
    if (!current.ok) return { kind: 'answered', answer: current, isMerged: false }
    version = readVersionOf(current.body, current.etag)
    const merged = merge(read.fields, mine, version.fields, SPLIT)
    // A lost answer to this change, or the same change by somebody else.
    if (merged.isRecorded) return { kind: 'answered', answer: current, isMerged: false }
    if (merged.conflicts.length > 0 || isCorrected(version.status) !== isCorrected(read.status))
      return { kind: 'conflict', merge: merged, theirs: version }
    fields = merged.merged
  }
}

interface Change {
  readonly fields: object
  readonly reason: string
  readonly idempotencyKey: string
}

function sendPatch(
  api: Api,
  visitId: string,
  { fields: before, etag, status }: ReadVersion,
  { fields, reason, idempotencyKey }: Change,
): Promise<Answer<unknown>> {
  const patch = mergePatch(before, fields)
  // A blank reason is reported as missing. The API requires one.
  const given = (reason.trim() === '' ? undefined : reason.trim()) as string
  const request = { params: { visitId }, ifMatch: etag }
  return isCorrected(status)
    ? api.call('correctVisit', { ...request, body: { patch, reason: given }, idempotencyKey })
    : api.call('updateVisit', { ...request, body: patch })
}
