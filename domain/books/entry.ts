/** The rules of an entry: who may sign which book, on which page, and how an entry is corrected or voided. */
import {
  archiveEntry,
  GOLDEN_BOOK,
  GUEST_BOOK,
  liveEntry,
  type Entry,
  type EntryInput,
} from '../../contract/books/schemas'
import { GOLDEN_BOOK_CLASSES, type OfficeClass } from '../../contract/people/schemas'
import type { Fault } from '../../contract/problems'
import type { Clearance } from '../../contract/things'
import type { Visit } from '../../contract/visits/schemas'
import { changed, created, ifChanged, type Changed, type Moment } from '../shared/change'
import { patched } from '../shared/merge-patch'
import { namelessFaults, peopleFaults } from '../people/people'
import { isNobody } from '../people/placeholder'
import { Refusal, requireNone, within } from '../shared/refusal'
import { bookSubject, type StoredBook } from './book'
import { takeArchivedPage, takeNextPage } from './pages'

export const entrySubject = (book: string, number: number): string => `${bookSubject(book)}/entries/${number}`

/** The office classes to which the Golden Book is open. */
const ELIGIBLE: ReadonlySet<OfficeClass> = new Set(GOLDEN_BOOK_CLASSES)

/**
 * Records a signing on the book's next free page, or on the page that the archive names, with the next number. The entry
 * takes the visibility of its visit unless the input has one.
 */
export function signBook(
  before: StoredBook,
  input: EntryInput,
  moment: Moment,
  visit?: VisitVisibility,
): Changed<Entry> & { readonly book: StoredBook } {
  requireNone(signerFaults(input))
  requireEligible(before.book, input)
  const { book, ...position } =
    input.origin === 'archive' ? takeArchivedPage(before, input.volume, input.page) : takeNextPage(before)
  const number = before.entries + 1
  const entry = {
    ...withDefaults(input, visit),
    ...position,
    book: book.book,
    number,
    status: 'signed' as const,
  }
  const signed = created(
    { type: 'book-entry.signed', subject: entrySubject(book.book, number) },
    entry,
    moment,
  )
  return { ...signed, book: { ...book, entries: number } }
}

/** The entry with the patch of a correction merged in, validated like a new entry. */
export function amendedEntry(before: Entry, patch: object) {
  requireSigned(before)
  return within('/patch', () => {
    const entry = patched(before.origin === 'live' ? liveEntry : archiveEntry, before, patch)
    requireNone(signerFaults(entry, before.signers))
    requireEligible(before.book, entry)
    return entry
  })
}

/**
 * Corrects an entry; `undefined` if nothing differs. Its number and page stay. A patch that removes the visibility sets it
 * to that of the visit.
 */
export function correctEntry(
  before: Entry,
  { patch, reason }: { readonly patch: object; readonly reason: string },
  moment: Moment,
  visit?: VisitVisibility,
): Changed<Entry> | undefined {
  const after = withDefaults(amendedEntry(before, patch), visit)
  const subject = entrySubject(before.book, before.number)
  return ifChanged(changed({ type: 'book-entry.corrected', subject, reason }, before, after, moment))
}

/** Voids an entry. Its number and page stay used. */
export function voidEntry(before: Entry, reason: string, moment: Moment): Changed<Entry> {
  requireSigned(before)
  const subject = entrySubject(before.book, before.number)
  const after: Entry = { ...before, status: 'void', statusReason: reason }
  return changed({ type: 'book-entry.voided', subject, reason }, before, after, moment)
}

/**
 * Throws `not-eligible` if a principal of a live Golden Book entry has none of the first six office classes, and the entry
 * has no override. Archive entries are not checked: they record what has happened.
 */
function requireEligible(
  book: string,
  { origin, signers, ...entry }: Pick<Entry, 'origin' | 'signers' | 'override'>,
): void {
  if (book !== GOLDEN_BOOK || origin === 'archive' || entry.override) return
  const faults = signers.flatMap(({ role, officeClass = 'other' }, index) =>
    role === 'principal' && !ELIGIBLE.has(officeClass)
      ? [{ pointer: `/signers/${index}/officeClass`, message: `must be one of ${[...ELIGIBLE].join(', ')}` }]
      : [],
  )
  if (faults.length === 0) return
  const remedy = `Sign the guest book (POST /v1/${bookSubject(GUEST_BOOK)}/entries), or give \`override\` with a reason.`
  throw new Refusal('not-eligible', `The Golden Book is not open to this office. ${remedy}`, { faults })
}

/**
 * A live entry must have a principal, and signers with names: somebody has signed. An archive may know neither.
 *
 * @param before the signers before a correction: earlier versions have recorded placeholders
 */
function signerFaults(
  { origin, hosts, signers }: Pick<Entry, 'origin' | 'hosts' | 'signers'>,
  before: Entry['signers'] = [],
): Fault[] {
  const faults = peopleFaults({ hosts, signers })
  if (origin === 'archive') return faults
  const known = new Set(before.map(({ name }) => name))
  const hasPrincipal = signers.some(({ role }) => role === 'principal')
  return [
    ...faults,
    ...namelessFaults({ hosts }),
    ...signers.flatMap((signer, index) =>
      isNobody(signer) && !known.has(signer.name)
        ? [{ pointer: `/signers/${index}/name`, message: NO_SIGNER }]
        : [],
    ),
    ...(hasPrincipal ? [] : [{ pointer: '/signers', message: 'must have a principal' }]),
  ]
}

const NO_SIGNER = 'must be the name of the signer, not a placeholder such as N.N.'

function requireSigned({ status, book, number }: Entry): void {
  if (status === 'signed') return
  const message = `Entry ${number} of ${book} is void and cannot be changed. Record a new entry.`
  throw new Refusal('forbidden-step', message, { allowed: [] })
}

type VisitVisibility = Pick<Visit, 'visibility'>

/** The entry with its visibility: by default its visit's, `internal` without a visit. */
const withDefaults = <E extends { visibility?: Clearance | undefined }>(
  entry: E,
  visit: VisitVisibility | undefined,
) => ({
  ...entry,
  visibility: entry.visibility ?? visit?.visibility ?? 'internal',
})
