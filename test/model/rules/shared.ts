/** Rules that several resources share. */
import type { Person } from '../../../contract/people/schemas'
import { OFFICES, UNNAMED } from '../test-data'
import { refuse, type Refused } from '../model-result'
import { allOf, find, idsOf, type Fields, type ModelState } from '../model-state'

/** The prefixes of the subjects, by kind. An entry's external id is unique in all books, so entries are one kind. */
export const KINDS = {
  partnership: ['partnerships/'],
  visit: ['visits/'],
  entry: ['books/golden-book/entries/', 'books/guest-book/entries/'],
  anniversary: ['anniversaries/'],
} as const

/** Refused if another thing of this kind has the subject or the external id. */
export function duplicate(
  state: ModelState,
  kind: keyof typeof KINDS,
  { subject, externalId, self }: { subject?: string; externalId?: unknown; self?: string },
): Refused | false {
  const holders = KINDS[kind].flatMap((prefix) => idsOf(state, prefix).map((id) => prefix + id))
  const duplicates = holders.filter(
    (holder) =>
      holder !== self &&
      (holder === subject ||
        (externalId !== undefined && find<Fields>(state, holder)?.externalId === externalId)),
  )
  return duplicates.length > 0 && { refused: ['duplicate'], duplicates }
}

/** JSON merge patch (RFC 7396). */
export function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name]
    else result[name] = merged(result[name], value)
  }
  return result
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The fields after a patch, without the removed ones. */
export const patched = (defaults: Fields, before: Fields, patch: unknown): Fields => ({
  ...defaults,
  ...(merged(before, patch) as Fields),
})

const PLACEHOLDERS = new Set(
  [...OFFICES, ...UNNAMED].map(({ sent }) => sent.name).filter((name) => name !== undefined),
)

/** Whether a person has no name, or a placeholder. */
export const isUnnamed = ({ name }: Person): boolean => name === undefined || PLACEHOLDERS.has(name)

export const invalidIf = (isWrong: boolean): Refused | false => isWrong && refuse('invalid')

/** Refused with `not-found` if the thing does not exist. */
export const missing = (state: ModelState, subject: string): Refused | false =>
  !state.things.has(subject) && refuse('not-found')

/** Every visit and entry. */
export const occasionsOf = <Occasion>(state: ModelState): Occasion[] =>
  [...KINDS.visit, ...KINDS.entry].flatMap((prefix) => allOf<Occasion>(state, prefix))
