import {
  describeEvents,
  describeWarnings,
  example,
  EXAMPLE_IDS,
  EXAMPLE_PEOPLE,
  type ResourceDocs,
} from '../docs'
import * as routes from './routes'
import {
  book,
  bookChange,
  entry,
  entryChange,
  entryInput,
  entryOverride,
  entryPatch,
  inscription,
  volume,
  writtenEntry,
} from './schemas'
import { ENTRY_WARNINGS } from './warnings'

const params = { book: 'golden-book' }
const { host, mayor } = EXAMPLE_PEOPLE

export const books = {
  routes,
  tag: 'The Golden Book and other books: their volumes, and the entries signed in them.',
  schemas: {
    Book: book,
    Entry: entry,
    EntryChange: entryChange,
    BookChange: bookChange,
    WrittenEntry: writtenEntry,
    Volume: volume,
  },
  inputs: { EntryInput: entryInput, EntryPatch: entryPatch },
  values: { Inscription: inscription, EntryOverride: entryOverride },
  parameters: {
    as: '`signed` answers the entry as it was signed, before any correction.',
    book: 'The id of a book that the deployment has set up, such as `golden-book`.',
    number: 'The number of the entry in its book.',
  },
  events: {
    ...describeEvents(entryChange, {
      'book-entry.signed': 'A book is signed, or an entry of it is recorded from an archive.',
      'book-entry.corrected': 'The record of an entry is corrected; its number and page stay.',
      'book-entry.voided': 'An entry is declared void; its number and page stay used.',
    }),
    ...describeEvents(bookChange, {
      'book.volume-opened': 'A volume of a book is opened, which closes the one before.',
    }),
  },
  withdrawals: {
    'book-entry.withdrawn':
      'A change hides an entry from a subscription that could see it before. Delete your copy of it.',
  },
  warnings: describeWarnings(ENTRY_WARNINGS, {
    'signed-before':
      'A signer has signed this book before: `entries` lists where. Entries that are void do not count.',
    'signed-long-ago':
      'A live entry without a visit was signed more than 31 days ago: it may belong to an archive (`"origin": "archive"`).',
    'far-from-visit':
      'An entry was signed more than 7 days before the first or after the last day of its visit: the day or the visit may be wrong.',
    'wider-than-visit': 'An entry is more visible than its visit.',
  }),
  examples: [
    example(routes.openVolume, { params, body: { number: 2, capacity: 300 } }),
    example(
      routes.signBook,
      {
        params,
        body: {
          visitId: EXAMPLE_IDS.visit,
          signedOn: '2024-06-19',
          place: 'Rotes Rathaus',
          signers: [mayor],
          hosts: [host],
        },
      },
      'A signing, on the next page of the open volume',
    ),
    example(
      routes.signBook,
      {
        params,
        body: {
          origin: 'archive',
          externalId: 'berlin/s01',
          volume: 1,
          signedOn: '1963-06~',
          signers: [{ office: 'President of the United States' }],
        },
      },
      'A signing of an archive, with a volume and no page',
    ),
    example(
      routes.signBook,
      {
        params,
        body: { origin: 'archive', externalId: 'berlin/s02', signers: [{ office: 'King of Norway' }] },
      },
      'A signing of an archive, undated',
    ),
    example(routes.correctEntry, {
      params: { ...params, number: '1' },
      body: { patch: { inscription: { text: 'Dostlukla', language: 'tr' } }, reason: 'Misread.' },
    }),
    example(routes.voidEntry, { params: { ...params, number: '2' }, body: { reason: 'Recorded twice.' } }),
    example(routes.listBooks),
    example(routes.readBook, { params }),
    example(routes.listBookChanges, { params }),
    example(routes.listEntries, { params, query: { personId: 'ekrem-imamoglu', order: 'asc' } }),
    example(routes.readEntry, { params: { ...params, number: '1' }, query: { as: 'signed' } }),
    example(routes.listEntryChanges, { params: { ...params, number: '1' } }),
  ],
} satisfies ResourceDocs
