/** The terms of an archive's files, each with the registry's term for it. */
import * as z from 'zod/mini'
import { GOLDEN_BOOK, GUEST_BOOK } from '../../contract/books/schemas'
import {
  partnerKind,
  partnershipKind,
  partnershipStatus,
  programmeField,
} from '../../contract/partnerships/schemas'
import { officeClass, type OfficeClass } from '../../contract/people/schemas'
import { direction } from '../../contract/things'
import { evidence, line, slug } from '../../contract/values/values'
import { visitKind, type VisitKind } from '../../contract/visits/kinds'
import { recordedStatus } from '../../contract/visits/schemas'

const unchanged = <Term extends string>(terms: readonly Term[]): Record<Term, Term> =>
  Object.fromEntries(terms.map((term) => [term, term])) as Record<Term, Term>

export const PARTNERSHIP_KINDS = {
  ...unchanged(partnershipKind.options),
  twinning: 'partnership',
  'sister-city': 'partnership',
  städtepartnerschaft: 'partnership',
  städtefreundschaft: 'friendship',
} as const
export const PARTNER_KINDS = unchanged(partnerKind.options)
export const PARTNERSHIP_STATUSES = unchanged(partnershipStatus.options)
export const DIRECTIONS = unchanged(direction.options)

/** The German terms are those of a protocol office. */
export const VISIT_KINDS: Terms<VisitKind> = {
  ...unchanged(visitKind.options),
  staatsbesuch: 'state-visit',
  'offizieller-besuch': 'official-visit',
  arbeitsbesuch: 'working-visit',
  antrittsbesuch: 'inaugural-visit',
  höflichkeitsbesuch: 'courtesy-call',
  'courtesy-visit': 'courtesy-call',
  congress: 'conference',
  symposium: 'conference',
  konferenz: 'conference',
  empfang: 'reception',
  dinner: 'banquet',
  lunch: 'banquet',
  luncheon: 'banquet',
  'gala-dinner': 'banquet',
  'state-dinner': 'banquet',
  'state-banquet': 'banquet',
  bankett: 'banquet',
  memorial: 'commemoration',
  'memorial-ceremony': 'commemoration',
  'wreath-laying': 'commemoration',
  kranzniederlegung: 'commemoration',
  concert: 'performance',
  konzert: 'performance',
}

export const OFFICE_CLASSES: Terms<OfficeClass> = {
  ...unchanged(officeClass.options),
  king: 'monarch',
  queen: 'monarch',
  emperor: 'monarch',
  'prime-minister': 'head-of-government',
  chancellor: 'head-of-government',
  'international-organization': 'international-organisation',
}

export const PROGRAMME_FIELDS: Terms<z.output<typeof programmeField>> = unchanged(programmeField.options)
export const EVIDENCES = unchanged(evidence.options)

/** Those that an archive's visit may have. An announced one stays `planned`: the archive does not say that it took place. */
export const VISIT_STATUSES = {
  ...unchanged(recordedStatus.options),
  confirmed: 'planned',
  'took-place': 'completed',
  held: 'completed',
  stattgefunden: 'completed',
  canceled: 'cancelled',
  'called-off': 'cancelled',
  abgesagt: 'cancelled',
  announced: 'planned',
  angekündigt: 'planned',
  geplant: 'planned',
} as const

/** `collective`: a group that signs together. */
export const ROLES = {
  ...unchanged(['principal', 'companion', 'collective']),
  group: 'collective',
  spouse: 'companion',
} as const

/** The precision of a date: a file may write `1913-01-01` where only the year is known, or `circa`. */
export const PRECISIONS = {
  ...unchanged(['century', 'decade', 'year', 'month', 'day', 'time', 'circa', 'uncertain']),
  approximate: 'circa',
} as const

const BOOKS: Terms<string> = {
  'goldenes-buch': GOLDEN_BOOK,
  [GOLDEN_BOOK]: GOLDEN_BOOK,
  gaestebuch: GUEST_BOOK,
  gästebuch: GUEST_BOOK,
  [GUEST_BOOK]: GUEST_BOOK,
}

/** The registry's terms by those of archives, in lower case with hyphens. */
type Terms<Term extends string> = Readonly<Record<string, Term>>

/** `Gala dinner` and `gala_dinner` are `gala-dinner`. */
const normalized = (given: string): string =>
  given
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')

const lookUp = <Term extends string>(terms: Terms<Term>, given: string): Term | undefined =>
  Object.hasOwn(terms, normalized(given)) ? terms[normalized(given)] : undefined

/** Accepts a term of the table and returns the registry's term. Refuses any other term by name. */
export const termOf = <T extends Terms<string>>(what: string, terms: T) =>
  z.pipe(
    z.string().check(
      z.refine((given) => lookUp(terms, given) !== undefined, {
        error: ({ input }) => unknownTerm(input, what, terms),
      }),
    ),
    z.transform((given): T[keyof T] => lookUp(terms, given) as T[keyof T]),
  )

/** The registry's term; `inWords` is the archive's term where the registry has `other` for it. */
export interface TermOrOther<Term extends string> {
  readonly term: Term
  readonly inWords?: string
}

/** Accepts every term: one that is not in the table is `other`. */
export const termOrOther = <Term extends string>(terms: Terms<Term | 'other'>) =>
  z.pipe(
    line(100),
    z.transform((given): TermOrOther<Term | 'other'> => {
      const term = lookUp(terms, given)
      return term === undefined ? { term: 'other', inWords: given } : { term }
    }),
  )

/** A book's id. The archive's names of the two books are translated; any other name must be a slug. */
export const bookName = z.pipe(
  z.pipe(
    z.string(),
    z.transform((given) => lookUp(BOOKS, given) ?? given),
  ),
  slug,
)

/** Names the registry's terms: the table has further spellings of them. */
const unknownTerm = (input: unknown, what: string, terms: Terms<string>): string =>
  `${quoted(input)} is not a known ${what}: it must be one of ${[...new Set(Object.values(terms))].join(', ')}`

/** Repeats a single word only: a longer text could hold a person's name. */
const quoted = (input: unknown): string =>
  typeof input === 'string' && /^[\p{L}\d-]{1,40}$/u.test(input) ? `"${input}"` : 'this text'
