/** Reads the things that an entry is linked to, for the rules of `domain/books/signing.ts`. */
import type { Entry } from '../../contract/books/schemas'
import type { Visit } from '../../contract/visits/schemas'
import type { EarlierSigning } from '../../domain/books/signing'
import { visitSubject } from '../../domain/visits/visit'
import type { Store } from '../table/store'
import { readSignings } from './book'
import { unchangedItem, type WriteItem } from '../table/write-items'

/** The visit that an entry names; undefined if it names none, or one that is not recorded. */
export const visitOf = async (
  store: Store,
  { visitId }: Pick<Entry, 'visitId'>,
): Promise<Visit | undefined> =>
  visitId === undefined ? undefined : (await store.read<Visit>(visitSubject(visitId)))?.thing

/**
 * The check that the visit has not changed when its entry is written: the entry depends on the visit's visibility and
 * status.
 */
export const visitItems = (visit: Visit | undefined): WriteItem[] =>
  visit ? [unchangedItem(visitSubject(visit.id), visit)] : []

/** The other entries of the book by the same signers; of a corrected entry, only by its new signers. */
export async function earlierSignings(
  store: Store,
  { book, number, signers }: Entry,
  before?: Entry,
): Promise<EarlierSigning[]> {
  const known = new Set(before?.signers.map(({ personId }) => personId))
  const people = new Set(
    signers.flatMap(({ personId }) => (personId === undefined || known.has(personId) ? [] : [personId])),
  )
  const found = await Promise.all([...people].map((personId) => readSignings(store, book, personId)))
  return found.flat().filter((signing) => signing.number !== number)
}
