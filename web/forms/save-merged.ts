/** Saving an edited thing, also when somebody else has changed it meanwhile. */
import type { Answer } from '../api'
import { merge, type Merge } from './merge'
import { mergePatch } from './merge-patch'

/** The version that was read. The draft keeps it, so that a change is always one of this version. */
export interface ReadVersion {
  /** The fields of the form, as the API has them. */
  readonly fields: object
  readonly etag: string
}

/** How a thing is read and changed. */
export interface Saving<Thing, Version extends ReadVersion> {
  /** Sends a merge patch of a version; the answer is a `412` if that is no longer the newest. */
  readonly send: (patch: Readonly<Record<string, unknown>>, version: Version) => Promise<Answer<unknown>>
  readonly read: () => Promise<Answer<Thing>>
  readonly versionOf: (thing: Thing, etag: string | undefined) => Version
  /** The fields whose parts are changed independently, such as a text in several languages. */
  readonly split: readonly string[]
  /** Whether a change of one version is also sent as one of the other. @default always */
  readonly isSentAlike?: (before: Version, now: Version) => boolean
}

/** Nothing was sent: a person must decide. */
export interface Undecided<Version> {
  /** Both have changed the same fields; or none, but the newest version is changed in another way than the one that was read. */
  readonly kind: 'conflict' | 'sent-otherwise'
  readonly merge: Merge
  readonly theirs: Version
}

/** What an attempt to save has led to. */
export type Saved<Version> =
  | {
      readonly kind: 'answered'
      readonly answer: Answer<unknown>
      /** Whether changes of somebody else were kept beside. */
      readonly isMerged: boolean
    }
  | Undecided<Version>

/** A thing changes rarely more often than this between two requests. */
const MAX_MERGES = 3

/**
 * Saves the fields that differ from the version that was read. If the thing was changed meanwhile, the changes of both sides
 * are merged and sent again; where both have changed the same field, a person must choose.
 *
 * @param mine the fields as they shall be
 */
export async function saveMerged<Thing, Version extends ReadVersion>(
  read: Version,
  mine: object,
  saving: Saving<Thing, Version>,
): Promise<Saved<Version>> {
  const { send, isSentAlike = () => true } = saving
  let version = read
  let fields = mine
  for (let merges = 0; ; merges++) {
    const answer = await send(mergePatch(version.fields, fields), version)
    if (answer.status !== 412 || merges === MAX_MERGES)
      return { kind: 'answered', answer, isMerged: merges > 0 }
    const current = await saving.read()
    if (!current.ok) return { kind: 'answered', answer: current, isMerged: false }
    version = saving.versionOf(current.body, current.etag)
    const merged = merge(read.fields, mine, version.fields, saving.split)
    // A lost answer to this change, or the same change by somebody else.
    if (merged.isRecorded) return { kind: 'answered', answer: current, isMerged: false }
    if (merged.conflicts.length > 0) return { kind: 'conflict', merge: merged, theirs: version }
    if (!isSentAlike(read, version)) return { kind: 'sent-otherwise', merge: merged, theirs: version }
    fields = merged.merged
  }
}
