/** The function of the books, their volumes and their entries. */
import * as routes from '../../contract/books/routes'
import type { Book, Entry } from '../../contract/books/schemas'
import type { Visit } from '../../contract/visits/schemas'
import type { Warning } from '../../contract/warnings/all'
import { bookView, entryView } from '../../domain/books/view'
import type { Changed, Moment } from '../../domain/shared/change'
import { amendedEntry, correctEntry, entrySubject, signBook, voidEntry } from '../../domain/books/entry'
import { todayAt } from '../../domain/time/dates'
import { requirePossibleSigning, signingWarnings } from '../../domain/books/signing'
import { Refusal } from '../../domain/shared/refusal'
import { bookAnswer, bookSubject } from '../../domain/books/book'
import { numberOf, openVolume } from '../../domain/books/volume'
import type { Reply } from '../http/answer'
import { listChanges, listThings } from '../things/lists'
import { handle, openRegistry, type Registry } from '../things/registry'
import { serve, type Request } from '../http/serve'
import { readAt, readThing, seenBy, unchanged, writtenReply } from '../things/things'
import { bookItem, pageItems } from './book-items'
import { entriesOf, entryRecord } from '../table/record'
import { changeItem, thingItems } from '../table/write-items'
import { earlierSignings, visitItems, visitOf } from './linked-things'

export const handlers = [
  handle(routes.listBooks, async (request, { store, books }) => {
    const items = books.map(async (book) => seenBy(request, bookAnswer(await store.readBook(book)), bookView))
    return { body: { items: await Promise.all(items) } }
  }),

  handle(routes.readBook, async (request, registry) => {
    const { params, query } = request
    const { store } = registry
    const name = known(params.book, registry)
    if (query.at !== undefined)
      return { body: await readAt<Book>(store, bookSubject(name), query.at, request, bookView) }
    return { body: seenBy(request, bookAnswer(await store.readBook(name)), bookView) }
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
    return writtenReply(written, request, bookView)
  }),

  handle(routes.listBookChanges, (request, registry) =>
    listChanges(registry, bookSubject(known(request.params.book, registry)), request),
  ),

  handle(routes.signBook, async (request, registry) => {
    const { store } = registry
    const name = known(request.params.book, registry)
    const written = await store.write(request, async (moment) => {
      const [before, visit] = await Promise.all([store.readBook(name), visitOf(store, request.body)])
      const { thing, change, book } = signBook(before, request.body, moment, visit)
      const links = { visit, today: todayAt(moment, registry.officeZone) }
      requirePossibleSigning(thing, links)
      const earlier = await earlierSignings(store, thing)
      const items = [
        bookItem(book, before),
        ...pageItems(thing),
        ...thingItems(entryRecord(thing), change),
        ...visitItems(visit),
      ]
      return { change, items, warnings: signingWarnings(thing, { ...links, earlier }) }
    })
    return writtenReply(written, request, entryView)
  }),

  handle(routes.listEntries, (request, registry) => {
    const list = entriesOf(known(request.params.book, registry))
    return listThings<Entry>(registry, { kind: 'entry', list, view: entryView }, request, ({ thing }) =>
      entryRecord(thing),
    )
  }),

  handle(routes.readEntry, async (request, registry) => {
    const { params, query } = request
    const at = query.as === 'signed' ? 1 : query.at
    return { body: await readAt<Entry>(registry.store, entryOf(params, registry), at, request, entryView) }
  }),

  handle(routes.correctEntry, (request, registry) =>
    changeEntry(request, registry, async (before, moment) => {
      const { store, officeZone } = registry
      const visit = await visitOf(store, amendedEntry(before, request.body.patch))
      const next = correctEntry(before, request.body, moment, visit)
      if (!next) return undefined
      const links = { visit, today: todayAt(moment, officeZone), before }
      requirePossibleSigning(next.thing, links, '/patch')
      const earlier = await earlierSignings(store, next.thing, before)
      return { ...next, visit, warnings: signingWarnings(next.thing, { ...links, earlier }) }
    }),
  ),

  handle(routes.voidEntry, (request, registry) =>
    changeEntry(request, registry, async (before, moment) => voidEntry(before, request.body.reason, moment)),
  ),

  handle(routes.listEntryChanges, async (request, registry) => {
    const subject = entryOf(request.params, registry)
    await readThing(registry.store, subject)
    return listChanges(registry, subject, request)
  }),
]

export const handler = serve(openRegistry, handlers)

type Decision =
  | (Changed<Entry> & { readonly visit?: Visit | undefined; readonly warnings?: readonly Warning[] })
  | undefined
type OneEntry = Pick<
  Request<typeof routes.voidEntry>,
  'params' | 'requireVersion' | 'actor' | 'clearance' | 'receipt'
>

/** Changes the record of an entry of which the caller has read the last version. */
async function changeEntry(
  request: OneEntry,
  registry: Registry,
  decide: (before: Entry, moment: Moment) => Promise<Decision>,
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
      items: [
        ...thingItems(entryRecord(next.thing), next.change, entryRecord(before)),
        ...visitItems(next.visit),
      ],
      ...(next.warnings ? { warnings: next.warnings } : {}),
    }
  })
  return writtenReply(written, request, entryView)
}

/** An entry of a book that is set up. */
const entryOf = ({ book, number }: { book: string; number: number }, registry: Registry): string =>
  entrySubject(known(book, registry), number)

/** The book's name; throws `not-found` for a book that is not set up. */
function known(book: string, { books }: Registry): string {
  if (books.includes(book)) return book
  throw new Refusal('not-found', `No book has the id ${book}. GET /v1/books lists the books.`)
}
