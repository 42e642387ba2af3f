/** What an entry is linked to, read for the rules of `domain/links/signing`. */
import type { Entry } from '../../contract/books'
import type { Visit } from '../../contract/visits'
import type { EarlierSigning } from '../../domain/links/signing'
import { visitSubject } from '../../domain/visit'
import type { Store } from '../store/store'
import { unchangedItem, type WriteItem } from '../store/write-items'

/** The visit that an entry names, if it names one that is recorded. */
export const visitOf = async (
  store: Store,
  { visitId }: Pick<Entry, 'visitId'>,
): Promise<Visit | undefined> =>
  visitId === undefined ? undefined : (await store.read<Visit>(visitSubject(visitId)))?.thing

/**
 * What an entry took from its visit must still be so when it is written: the visibility of a visit that is narrowed at the
 * same time, or its status.
 */
export const visitItems = (visit: Visit | undefined): WriteItem[] =>
  visit ? [unchangedItem(visitSubject(visit.id), visit)] : []

/** The other entries of the book that its signers have signed; of a corrected entry, those of signers new to it. */
export async function earlierSignings(
  store: Store,
  { book, number, signers }: Entry,
  before?: Entry,
): Promise<EarlierSigning[]> {
  const known = new Set(before?.signers.map(({ personId }) => personId))
  const people = new Set(
    signers.flatMap(({ personId }) => (personId === undefined || known.has(personId) ? [] : [personId])),
  )
  const found = await Promise.all([...people].map((personId) => store.readSignings(book, personId)))
  return found.flat().filter((signing) => signing.number !== number)
}
