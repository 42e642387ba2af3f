/** The terms of an archive's files, each with the registry's term for it. */
import * as z from 'zod/mini'
import { GOLDEN_BOOK, GUEST_BOOK } from '../contract/books/schemas'
import {
  partnerKind,
  partnershipKind,
  partnershipStatus,
  programmeField,
} from '../contract/partnerships/schemas'
import { direction } from '../contract/things'
import { evidence, line, slug } from '../contract/values/values'
import { visitKind, type VisitKind } from '../contract/visits/kinds'

const unchanged = <Term extends string>(terms: readonly Term[]): Record<Term, Term> =>
  Object.fromEntries(terms.map((term) => [term, term])) as Record<Term, Term>

export const PARTNERSHIP_KINDS = unchanged(partnershipKind.options)
export const PARTNER_KINDS = unchanged(partnerKind.options)
export const PARTNERSHIP_STATUSES = unchanged(partnershipStatus.options)
export const DIRECTIONS = unchanged(direction.options)
const VISIT_KINDS: Readonly<Record<string, VisitKind>> = {
  ...unchanged(visitKind.options),
  dinner: 'banquet',
  'state-banquet': 'banquet',
  memorial: 'commemoration',
  'wreath-laying': 'commemoration',
  concert: 'performance',
}

/** A kind of visit; `inWords` is the archive's term where the registry has no kind for it. */
interface KindTerm {
  readonly kind: VisitKind
  readonly inWords?: string
}

/** Accepts every term: one that is not in the table is `other`, in the archive's words. */
export const visitKindTerm = z.pipe(
  line(100),
  z.transform((term): KindTerm => {
    const kind = Object.hasOwn(VISIT_KINDS, term) ? VISIT_KINDS[term] : undefined
    return kind ? { kind } : { kind: 'other', inWords: term }
  }),
)
export const EVIDENCES = unchanged(evidence.options)
export const PROGRAMME_FIELDS = unchanged(programmeField.options)

/** An announced visit stays `planned`: the archive does not say that it took place. */
export const VISIT_STATUSES = {
  'took-place': 'completed',
  completed: 'completed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  announced: 'planned',
  planned: 'planned',
} as const

/** `collective`: a group that signs together. */
export const ROLES = unchanged(['principal', 'companion', 'collective'])

/** The precision of a date: a file may write `1913-01-01` where only the year is known. */
export const PRECISIONS = unchanged(['year', 'month', 'day', 'time'])

const BOOKS: Readonly<Record<string, string>> = {
  'goldenes-buch': GOLDEN_BOOK,
  gaestebuch: GUEST_BOOK,
  gästebuch: GUEST_BOOK,
}

/** Accepts a term of the table and returns the registry's term. Refuses any other term by name. */
export const termOf = <Terms extends Readonly<Record<string, string>>>(what: string, terms: Terms) =>
  z.pipe(
    z.string().check(
      z.refine((given) => Object.hasOwn(terms, given), {
        error: ({ input }) => unknownTerm(input, what, terms),
      }),
    ),
    z.transform((given): Terms[keyof Terms] => terms[given] as Terms[keyof Terms]),
  )

/** A book's id. The archive's names of the two books are translated; any other name must be a slug. */
export const bookName = z.pipe(
  z.pipe(
    z.string(),
    z.transform((given) => BOOKS[given] ?? given),
  ),
  slug,
)

const unknownTerm = (input: unknown, what: string, terms: object): string =>
  `${quoted(input)} is not a known ${what}: it must be one of ${Object.keys(terms).join(', ')}`

/** Repeats a single word only: a longer text could hold a person's name. */
const quoted = (input: unknown): string =>
  typeof input === 'string' && /^[\p{L}\d-]{1,40}$/u.test(input) ? `"${input}"` : 'this text'
