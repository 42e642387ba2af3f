/** The words of an archive's files, and what the registry calls the same. */
import * as z from 'zod/mini'
import { GOLDEN_BOOK, GUEST_BOOK } from '../contract/books/schemas'
import {
  partnerKind,
  partnershipKind,
  partnershipStatus,
  programmeField,
} from '../contract/partnerships/schemas'
import { direction } from '../contract/things'
import { evidence, slug } from '../contract/values/values'
import { visitKind } from '../contract/visits/kinds'

const same = <Word extends string>(words: readonly Word[]): Record<Word, Word> =>
  Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>

export const PARTNERSHIP_KINDS = same(partnershipKind.options)
export const PARTNER_KINDS = same(partnerKind.options)
export const PARTNERSHIP_STATUSES = same(partnershipStatus.options)
export const DIRECTIONS = same(direction.options)
export const VISIT_KINDS = same(visitKind.options)
export const EVIDENCES = same(evidence.options)
export const PROGRAMME_FIELDS = same(programmeField.options)

/** How a visit went. What was announced and is not known to have happened is planned still. */
export const VISIT_STATUSES = {
  'took-place': 'completed',
  completed: 'completed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  announced: 'planned',
  planned: 'planned',
} as const

/** `collective` is a group that signs as one. */
export const ROLES = same(['principal', 'companion', 'collective'])

/** How far a date is known. Files that write whole dates say here how much of them to believe. */
export const PRECISIONS = same(['year', 'month', 'day', 'time'])

const BOOKS: Readonly<Record<string, string>> = {
  'goldenes-buch': GOLDEN_BOOK,
  gaestebuch: GUEST_BOOK,
  gästebuch: GUEST_BOOK,
}

/** A word of the table, given back as the registry's; any other is refused by name, for nobody may guess it. */
export const word = <Words extends Readonly<Record<string, string>>>(what: string, words: Words) =>
  z.pipe(
    z.string().check(
      z.refine((given) => Object.hasOwn(words, given), {
        error: ({ input }) => unknown(input, what, words),
      }),
    ),
    z.transform((given): Words[keyof Words] => words[given] as Words[keyof Words]),
  )

/** A book by the archive's name for it; names of other books are kept, when they can be a book's. */
export const bookName = z.pipe(
  z.pipe(
    z.string(),
    z.transform((given) => BOOKS[given] ?? given),
  ),
  slug,
)

const unknown = (input: unknown, what: string, words: object): string =>
  `${quoted(input)} is no ${what} that is known here: it must be ${Object.keys(words).join(', ')}`

/** Only what looks like a single word is repeated: anything longer could be somebody's name. */
const quoted = (input: unknown): string =>
  typeof input === 'string' && /^[\p{L}\d-]{1,40}$/u.test(input) ? `"${input}"` : 'this'
