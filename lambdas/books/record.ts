import type { Entry } from '../../contract/books/schemas'
import { bookSubject } from '../../domain/books/book'
import { entrySubject } from '../../domain/books/entry'
import { rolesOn } from '../../domain/people/appearance'
import { countriesOf } from '../../domain/people/people'
import { entryId, listSk } from '../table/keys'
import { partsBy, unitsOf, type ThingRecord } from '../table/record'

/** The list of the entries of a book. */
export const entriesOf = (book: string): string => `${bookSubject(book)}/entries`

export function entryRecord(entry: Entry): ThingRecord<Entry> {
  const { book, number, signedOn = '', signers, status, visibility, visitId } = entry
  const countries = countriesOf(signers)
  const list = entriesOf(book)
  return {
    kind: 'entry',
    thing: entry,
    listSummary: {
      subject: entrySubject(book, number),
      units: unitsOf(entry),
      start: signedOn,
      status,
      visitId,
      visibility,
      countries,
    },
    list,
    sort: listSk(signedOn, entryId(number)),
    parts: [...partsBy(list, 'visitId', [visitId]), ...partsBy(list, 'country', countries)],
    people: rolesOn(entry),
    externalId: entry.externalId,
  }
}
