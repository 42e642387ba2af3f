/** Names that are perhaps of the same person: alike in another spelling, in another order, or with a title. */
import type { PerhapsTheSame } from '../../contract/people/warnings'
import type { Person } from '../../contract/people/schemas'
import { cut } from './folded-key'
import { plainWords } from './name-search'
import { withoutTitles } from './titles'

const MAX_KEY = 400

/**
 * The keys of a name, of which names that are alike have one in common: its words without titles, marks and case, with
 * `ae` as `a`, in alphabetical order. Two for a name with `ə`; none for a name without a letter or digit.
 */
export function alikeKeys(name: string): string[] {
  const keys = plainWords(withoutTitles(name)).map((words) => cut(words.toSorted().join(' '), MAX_KEY))
  return [...new Set(keys)].filter((key) => key !== '')
}

/** A person on a visit or an entry, by its pointer there. */
interface PersonAt {
  readonly pointer: string
  readonly person: Person
}

/** The people on a visit or an entry, with their pointers. */
export const peopleWithPointers = (occasion: { readonly hosts: readonly Person[] }): PersonAt[] =>
  (['hosts', 'guests', 'signers'] as const).flatMap((list) =>
    ((Reflect.get(occasion, list) ?? []) as readonly Person[]).map((person, index) => ({
      pointer: `/${list}/${index}`,
      person,
    })),
  )

/** Another person, with the name that is alike. */
export interface AlikePerson {
  readonly personId: string
  readonly name: string
}

/** The warning that a person is perhaps one of those, whose names are alike. */
export const perhapsTheSame = (
  pointer: string,
  personId: string,
  others: readonly AlikePerson[],
): PerhapsTheSame => ({
  code: 'perhaps-the-same',
  message: `\`${pointer}\` has a name like that of the people in \`others\`, and is recorded as another person, \`personId\`. If it is one of them, change its \`personId\` to theirs.`,
  pointer,
  personId,
  others: [...others],
})
