/** The function of the books, their volumes and their entries. */
import * as routes from '../contract/book-routes'
import type { Book, Entry } from '../contract/books'
import type { Changed, Moment } from '../domain/change'
import { correctEntry, entrySubject, signBook, signedBefore, voidEntry } from '../domain/entry'
import { invalid, notFound } from '../domain/refusal'
import { visitSubject } from '../domain/visit'
import { bookAnswer, bookSubject } from '../domain/book'
import { numberOf, openVolume } from '../domain/volume'
import { listChanges, listThings } from './runtime/lists'
import { handle, openRegistry, type Registry } from './runtime/registry'
import { serve, type Reply, type Request } from './runtime/serve'
import { readAt, readThing, unchanged, writtenReply } from './runtime/things'
import { bookItem, pageItems } from './store/book-items'
import { entriesOf, entryRecord } from './store/record'
import type { Store } from './store/store'
import { changeItem, thingItems } from './store/write-items'

export const handlers = [
  handle(routes.listBooks, async (_request, { store, books }) => ({
    body: { items: await Promise.all(books.map(async (book) => bookAnswer(await store.readBook(book)))) },
  })),

  handle(routes.readBook, async ({ params, query }, registry) => {
    const { store } = registry
    const name = known(params.book, registry)
    if (query.at !== undefined) return { body: await readAt<Book>(store, bookSubject(name), query.at) }
    return { body: bookAnswer(await store.readBook(name)) }
  }),

  handle(routes.openVolume, async (request, registry) => {
    const { store } = registry
    const name = known(request.params.book, registry)
    const written = await store.write(request, async (moment) => {
      const before = await store.readBook(name)
      request.requireVersion(before.openings)
      const number = numberOf(before, request.body)
      const taken = await store.readTakenPages(name, number, request.body.nextPage)
      const { book, change } = openVolume(before, request.body, taken, moment)
      return { change, items: [bookItem(book, before), changeItem(change)] }
    })
    return writtenReply(written)
  }),

  handle(routes.listBookChanges, ({ params, query }, registry) =>
    listChanges(registry.store, bookSubject(known(params.book, registry)), query),
  ),

  handle(routes.signBook, async (request, registry) => {
    const { store } = registry
    const name = known(request.params.book, registry)
    const written = await store.write(request, async (moment) => {
      const before = await store.readBook(name)
      const { thing, change, book } = signBook(before, request.body, moment)
      await requireVisit(store, thing)
      const items = [bookItem(book, before), ...pageItems(thing), ...thingItems(entryRecord(thing), change)]
      return { change, items, warnings: await warningsFor(store, thing) }
    })
    return writtenReply(written)
  }),

  handle(routes.listEntries, ({ params, query }, registry) => {
    const list = entriesOf(known(params.book, registry))
    return listThings<Entry>(registry.store, { kind: 'entry', list }, query, ({ thing }) =>
      entryRecord(thing),
    )
  }),

  handle(routes.readEntry, async ({ params, query }, registry) => {
    const at = query.as === 'signed' ? 1 : query.at
    return { body: await readAt<Entry>(registry.store, entryOf(params, registry), at) }
  }),

  handle(routes.correctEntry, (request, registry) =>
    changeEntry(request, registry, async (before, moment) => {
      const next = correctEntry(before, request.body, moment)
      if (next && next.thing.visitId !== before.visitId)
        await requireVisit(registry.store, next.thing, '/patch')
      return next
    }),
  ),

  handle(routes.voidEntry, (request, registry) =>
    changeEntry(request, registry, async (before, moment) => voidEntry(before, request.body.reason, moment)),
  ),

  handle(routes.listEntryChanges, async ({ params, query }, registry) => {
    const { store } = registry
    const subject = entryOf(params, registry)
    await readThing(store, subject)
    return listChanges(store, subject, query)
  }),
]

export const handler = serve(openRegistry, handlers)

type OneEntry = Pick<Request<typeof routes.voidEntry>, 'params' | 'requireVersion' | 'actor' | 'receipt'>

/** Changes the record of an entry of which the caller has read the last version. */
async function changeEntry(
  request: OneEntry,
  registry: Registry,
  decide: (before: Entry, moment: Moment) => Promise<Changed<Entry> | undefined>,
): Promise<Reply<Entry>> {
  const subject = entryOf(request.params, registry)
  const { store } = registry
  const written = await store.write(request, async (moment) => {
    const { thing: before } = await readThing<Entry>(store, subject)
    request.requireVersion(before.version)
    const next = await decide(before, moment)
    if (!next) return unchanged(subject, before)
    return {
      change: next.change,
      items: thingItems(entryRecord(next.thing), next.change, entryRecord(before)),
    }
  })
  return writtenReply(written)
}

/** An entry of a book that is set up. */
const entryOf = ({ book, number }: { book: string; number: number }, registry: Registry): string =>
  entrySubject(known(book, registry), number)

/** The book's name; throws `not-found` for a book that is not set up. */
function known(book: string, { books }: Registry): string {
  if (books.includes(book)) return book
  throw notFound(bookSubject(book))
}

async function requireVisit(store: Store, { visitId }: Entry, part = ''): Promise<void> {
  if (visitId === undefined || (await store.read(visitSubject(visitId)))) return
  throw invalid([{ pointer: `${part}/visitId`, message: 'is not the id of a visit' }])
}

async function warningsFor(store: Store, { book, signers }: Entry) {
  const people = [...new Set(signers.flatMap(({ personId }) => (personId === undefined ? [] : [personId])))]
  return signedBefore((await Promise.all(people.map((person) => store.readSignings(book, person)))).flat())
}
