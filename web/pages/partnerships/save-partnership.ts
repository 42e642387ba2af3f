/** Saving an edited partnership, also when somebody else has changed it meanwhile. */
import type { Answer, Api } from '../../api'
import { merge, resolve, type Merge } from '../../forms/merge'
import { mergePatch } from '../../forms/merge-patch'
import { toBody, toValues, type Partnership, type PartnershipValues } from './partnership-input'

/** The version that was read. The draft keeps it, so that a change is always one of this version. */
export interface ReadVersion {
  /** The fields of the form, as the API has them. */
  readonly fields: object
  readonly etag: string
}

export interface EditValues extends PartnershipValues {
  readonly read: ReadVersion
}

export const readVersionOf = (partnership: Partnership, etag = `"${partnership.version}"`): ReadVersion => ({
  fields: toBody(toValues(partnership)),
  etag,
})

export const toEditValues = (partnership: Partnership, etag?: string): EditValues => ({
  ...toValues(partnership),
  read: readVersionOf(partnership, etag),
})

/** What an attempt to save has led to. */
export type Saved =
  | { readonly kind: 'answered'; readonly answer: Answer<unknown>; readonly isMerged: boolean }
  | Conflicted

export interface Conflicted {
  readonly kind: 'conflict'
  readonly merge: Merge
  readonly theirs: ReadVersion
}

/** Texts in several languages are merged language by language. */
const SPLIT = ['city', 'motto']

/** A partnership changes rarely more often than this between two requests. */
const MAX_MERGES = 3

/** Saves the fields that differ. Changes of both sides are merged; where both have changed a field, a person must choose. */
export async function savePartnership(
  api: Api,
  partnershipId: string,
  { read, ...values }: EditValues,
): Promise<Saved> {
  const params = { partnershipId }
  const mine = toBody(values)
  let version = read
  let fields: object = mine
  for (let merges = 0; ; merges++) {
    const answer = await api.call('updatePartnership', {
      params,
      body: mergePatch(version.fields, fields),
      ifMatch: version.etag,
    })
    if (answer.status !== 412 || merges === MAX_MERGES)
      return { kind: 'answered', answer, isMerged: merges > 0 }
    const current = await api.call('readPartnership', { params })
    if (!current.ok) return { kind: 'answered', answer: current, isMerged: false }
    version = readVersionOf(current.body, current.etag)
    const merged = merge(read.fields, mine, version.fields, SPLIT)
    // A lost answer to this change, or the same change by somebody else.
    if (merged.isRecorded) return { kind: 'answered', answer: current, isMerged: false }
    if (merged.conflicts.length > 0) return { kind: 'conflict', merge: merged, theirs: version }
    fields = merged.merged
  }
}

export const hasChanges = ({ read, ...values }: EditValues): boolean =>
  Object.keys(mergePatch(read.fields, toBody(values))).length > 0

/** The values on the newest version, with what a person has chosen. */
export const rebased = (
  { merge: merged, theirs }: Conflicted,
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): EditValues => ({ ...toValues(resolve(merged, choices) as unknown as Partnership), read: theirs })
