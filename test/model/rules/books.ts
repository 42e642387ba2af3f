/** The rules of the books and their volumes. */
import type { VolumeInput } from '../../../contract/books/schemas'
import { refused, unless, type Rules } from '../verdict'
import { idsOf, versionOf, BOOKS, type Fields, type Volume, type World } from '../world'
import { invalidIf } from './shared'
import { nextFreePage, takenPages } from './pages'
import { listChanges } from './reading'

export const bookRules: Rules = {
  listBooks: (world) => ({ read: { items: BOOKS.map((book) => bookAnswer(world, book)) } }),

  readBook: (world, { params: { book = '' }, query: { at } }) => {
    if (!world.volumes.has(book)) return refused('not-found')
    if (at === undefined) return { read: bookAnswer(world, book) }
    const opening = world.things.get(`books/${book}`)?.history[Number(at) - 1]
    return opening ? { read: opening.data } : refused('not-found')
  },

  listBookChanges: (world, request, observed) => {
    const { book = '' } = request.params
    if (!world.volumes.has(book)) return refused('not-found')
    return world.things.has(`books/${book}`) ? listChanges(world, request, observed) : { read: { items: [] } }
  },

  openVolume: (world, { params: { book = '' }, body }) => {
    const volumes = world.volumes.get(book)
    if (!volumes) return refused('not-found')
    const { capacity = 200, nextPage = 1, ...asked } = body as Partial<VolumeInput>
    const next = Math.max(...volumes.map((each) => each.number)) + 1
    const { number = next } = asked
    const opened: Volume = { number, status: 'open', capacity, nextPage }
    const others = volumes.filter((volume) => volume.number !== number)
    const after = [...others.map((volume) => closed(world, book, volume)), opened].toSorted(
      (a, b) => a.number - b.number,
    )
    const current = volumes.find(({ status }) => status === 'open')?.number ?? 0
    const isKnown = volumes.some((volume) => volume.number === number && volume.status === 'archived')
    const subject = `books/${book}`
    const reasons = [
      invalidIf(number !== next && !(isKnown && number > current)),
      invalidIf(nextPage > capacity || takenPages(world, book, number).some((page) => page > capacity)),
    ]
    const opening = bookAnswer({ ...world, volumes: new Map([[book, after]]) }, book)
    const fields = { ...opening, version: (versionOf(world, subject) ?? 0) + 1 }
    const writing = { subject, type: 'book.volume-opened', fields, changed: ['volumes'] }
    return unless(reasons, () => ({ recorded: [writing], volumes: { book, volumes: after } }))
  },
}

function closed(world: World, book: string, volume: Volume): Volume {
  if (volume.status !== 'open') return volume
  return { ...volume, status: 'closed', nextPage: nextFreePage(world, book, volume) }
}

function bookAnswer(world: World, book: string): Fields {
  const volumes = world.volumes.get(book) ?? []
  return {
    book,
    version: versionOf(world, `books/${book}`) ?? 0,
    reserved: book === 'golden-book',
    entries: idsOf(world, `books/${book}/entries/`).length,
    volumes: volumes.map((volume) => volumeAnswer(world, book, volume)),
  }
}

function volumeAnswer(world: World, book: string, volume: Volume): Fields {
  if (volume.status !== 'open') return { ...volume }
  const { number, capacity = 0 } = volume
  const nextPage = nextFreePage(world, book, volume)
  const ahead = takenPages(world, book, number).filter((page) => page > nextPage)
  return { ...volume, nextPage, pagesLeft: capacity - nextPage + 1 - ahead.length }
}
