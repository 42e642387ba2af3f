/** The function of the books, their volumes and their entries. */
import * as routes from '../../contract/books/routes'
import type { Book, Entry } from '../../contract/books/schemas'
import type { EntryWarning } from '../../contract/books/warnings'
import type { Visit } from '../../contract/visits/schemas'
import { bookAnswer, bookSubject, type StoredBook } from '../../domain/books/book'
import { amendedEntry, correctEntry, entrySubject, signBook, voidEntry } from '../../domain/books/entry'
import { requirePossibleSigning, signingWarnings } from '../../domain/books/signing'
import { bookView, entryView } from '../../domain/books/view'
import { numberOf, openVolume } from '../../domain/books/volume'
import type { Changed } from '../../domain/shared/change'
import { Refusal } from '../../domain/shared/refusal'
import { todayAt } from '../../domain/time/dates'
import { perhapsTheSameOn } from '../people/alikes'
import { identifyPeople } from '../people/identify'
import { serve } from '../http/serve'
import type { Write } from '../table/write'
import { changeItem, thingItems } from '../table/write-items'
import { changeOne, changeWith, recordOne } from '../things/change'
import { listHistory, readHistory } from '../things/history'
import type { Kind } from '../things/kind'
import { listAll } from '../things/list'
import { readOne, readVersion, viewFor } from '../things/read'
import { handle, openRegistry, type Registry } from '../things/registry'
import { bookItem, pageItems, readBook, readTakenPages } from './book'
import { earlierSignings, visitItems, visitOf } from './linked-things'
import { entriesOf, entryRecord } from './record'

const ENTRY: Kind<Entry, { readonly book: string; readonly number: number }, Registry> = {
  name: 'entry',
  view: entryView,
  subjectOf: ({ book, number }, registry) => entrySubject(nameIn(registry, book), number),
  recordOf: ({ thing }) => entryRecord(thing),
}

export const handlers = [
  handle(routes.listBooks, async (request, { store, books }) => {
    const items = books.map(async (book) =>
      viewFor(request, bookAnswer(await readBook(store, book)), bookView),
    )
    return { body: { items: await Promise.all(items) } }
  }),

  handle(routes.readBook, async (request, registry) => {
    const { params, query } = request
    const book = nameIn(registry, params.book)
    if (query.at !== undefined)
      return { body: await readVersion<Book>(registry, bookSubject(book), query.at, request) }
    return { body: viewFor(request, bookAnswer(await readBook(registry.store, book)), bookView) }
  }),

  handle(
    routes.openVolume,
    changeWith(
      bookView,
      async ({ params }, registry: Registry) => {
        const found = await readBook(registry.store, nameIn(registry, params.book))
        return { found, version: found.openings }
      },
      async (before: StoredBook, { body }, { store }, moment) => {
        const number = numberOf(before, body)
        const taken = await readTakenPages(store, before.book, number, body.nextPage)
        const { book, change } = openVolume(before, body, taken, moment)
        return { change, items: [bookItem(book, before), changeItem(change)] }
      },
    ),
  ),

  handle(routes.listBookChanges, (request, registry) =>
    readHistory(registry, bookSubject(nameIn(registry, request.params.book)), request),
  ),

  handle(
    routes.signBook,
    recordOne(entryView, async ({ params, body }, registry, moment) => {
      const { store, officeZone } = registry
      const [before, visit, people] = await Promise.all([
        readBook(store, nameIn(registry, params.book)),
        visitOf(store, body),
        identifyPeople(store, body),
      ])
      const { thing, change, book } = signBook(before, people.body, moment, visit)
      const links = { visit, today: todayAt(moment, officeZone) }
      requirePossibleSigning(thing, links)
      const [earlier, alike] = await Promise.all([
        earlierSignings(store, thing),
        perhapsTheSameOn(store, thing, people.recognized),
      ])
      const items = [
        bookItem(book, before),
        ...pageItems(thing),
        ...thingItems(entryRecord(thing), change),
        ...visitItems(visit),
      ]
      const warnings = [...signingWarnings(thing, { ...links, earlier }), ...alike]
      return { change, items, claim: people.claim, warnings }
    }),
  ),

  handle(
    routes.listEntries,
    listAll(ENTRY, ({ book }, registry) => entriesOf(nameIn(registry, book))),
  ),

  handle(routes.readEntry, ({ query, ...request }, registry) =>
    readOne(ENTRY)({ ...request, query: { at: query.as === 'signed' ? 1 : query.at } }, registry),
  ),

  handle(
    routes.correctEntry,
    changeOne(ENTRY, async ({ thing: before }, { body }, { store, officeZone }, moment) => {
      const [visit, people] = await Promise.all([
        visitOf(store, amendedEntry(before, body.patch)),
        identifyPeople(store, body.patch, before),
      ])
      const next = correctEntry(before, { ...body, patch: people.body }, moment, visit)
      if (!next) return undefined
      const links = { visit, today: todayAt(moment, officeZone), before }
      requirePossibleSigning(next.thing, links, '/patch')
      const [earlier, alike] = await Promise.all([
        earlierSignings(store, next.thing, before),
        perhapsTheSameOn(store, next.thing, people.recognized),
      ])
      const warnings = [...signingWarnings(next.thing, { ...links, earlier }), ...alike]
      return { ...writeOf(next, before, visit, warnings), claim: people.claim }
    }),
  ),

  handle(
    routes.voidEntry,
    changeOne(ENTRY, ({ thing: before }, { body }, _registry, moment) =>
      writeOf(voidEntry(before, body.reason, moment), before),
    ),
  ),

  handle(routes.listEntryChanges, listHistory(ENTRY)),
]

export const handler = serve(openRegistry, handlers)

const writeOf = (
  { thing, change }: Changed<Entry>,
  before: Entry,
  visit?: Visit,
  warnings: readonly EntryWarning[] = [],
): Write => ({
  change,
  items: [...thingItems(entryRecord(thing), change, entryRecord(before)), ...visitItems(visit)],
  warnings,
})

/** The name of a book that the stack has set up; throws `not-found` for any other. */
function nameIn({ books }: Pick<Registry, 'books'>, book: string): string {
  if (books.includes(book)) return book
  throw new Refusal('not-found', `No book has the id ${book}. GET /v1/books lists the books.`)
}
