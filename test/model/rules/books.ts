/** The rules of the books and their volumes. */
import { isDeepStrictEqual } from 'node:util'
import type { VolumeInput } from '../../../contract/books/schemas'
import { refuse, unless, type Rules } from '../model-result'
import { idsOf, versionOf, BOOKS, type Fields, type Volume, type ModelState } from '../model-state'
import { invalidIf } from './shared'
import { nextFreePage, takenPages } from './pages'
import { listChanges } from './read-thing'

export const bookRules: Rules = {
  listBooks: (state) => ({ read: { items: BOOKS.map((book) => bookAnswer(state, book)) } }),

  readBook: (state, { params: { book = '' }, query: { at } }) => {
    if (!state.volumes.has(book)) return refuse('not-found')
    if (at === undefined) return { read: bookAnswer(state, book) }
    const opening = state.things.get(`books/${book}`)?.history[Number(at) - 1]
    return opening ? { read: opening.data } : refuse('not-found')
  },

  listBookChanges: (state, request, observed) => {
    const { book = '' } = request.params
    if (!state.volumes.has(book)) return refuse('not-found')
    return state.things.has(`books/${book}`) ? listChanges(state, request, observed) : { read: { items: [] } }
  },

  openVolume: (state, { params: { book = '' }, body }) => {
    const volumes = state.volumes.get(book)
    if (!volumes) return refuse('not-found')
    const { capacity = 200, nextPage = 1, ...target } = body as Partial<VolumeInput>
    const next = Math.max(...volumes.map((each) => each.number)) + 1
    const { number = next } = target
    const opened: Volume = { number, status: 'open', capacity, nextPage }
    const others = volumes.filter((volume) => volume.number !== number)
    const after = [...others.map((volume) => closed(state, book, volume)), opened].toSorted(
      (a, b) => a.number - b.number,
    )
    const current = volumes.find(({ status }) => status === 'open')?.number ?? 0
    const isKnown = volumes.some((volume) => volume.number === number && volume.status === 'archived')
    const subject = `books/${book}`
    const hasEntries = idsOf(state, `books/${book}/entries/`).length > 0
    const isRestated = number === 1 && isAsSetUp(state, book) && hasEntries
    const reasons = [
      invalidIf(number !== next && !isRestated && !(isKnown && number > current)),
      invalidIf(nextPage > capacity || takenPages(state, book, number).some((page) => page > capacity)),
    ]
    const opening = bookAnswer({ ...state, volumes: new Map([[book, after]]) }, book)
    const fields = { ...opening, version: (versionOf(state, subject) ?? 0) + 1 }
    const isSame = isDeepStrictEqual(opening.volumes, bookAnswer(state, book).volumes)
    const changed = isSame ? [] : ['volumes']
    const writing = { subject, type: 'book.volume-opened', fields, changed }
    return unless(reasons, () => ({ recorded: [writing], volumes: { book, volumes: after } }))
  },
}

/** Whether nobody has opened a volume: volume 1 is as it was set up. */
export const isAsSetUp = (state: ModelState, book: string): boolean =>
  (versionOf(state, `books/${book}`) ?? 0) === 0

function closed(state: ModelState, book: string, volume: Volume): Volume {
  if (volume.status !== 'open') return volume
  return { ...volume, status: 'closed', nextPage: nextFreePage(state, book, volume) }
}

function bookAnswer(state: ModelState, book: string): Fields {
  const volumes = state.volumes.get(book) ?? []
  return {
    book,
    version: versionOf(state, `books/${book}`) ?? 0,
    reserved: book === 'golden-book',
    entries: idsOf(state, `books/${book}/entries/`).length,
    volumes: volumes.map((volume) => volumeAnswer(state, book, volume)),
  }
}

function volumeAnswer(state: ModelState, book: string, volume: Volume): Fields {
  if (volume.status !== 'open') return { ...volume }
  const { number, capacity = 0 } = volume
  const nextPage = nextFreePage(state, book, volume)
  const ahead = takenPages(state, book, number).filter((page) => page > nextPage)
  return { ...volume, nextPage, pagesLeft: capacity - nextPage + 1 - ahead.length }
}
