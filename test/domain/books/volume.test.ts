import {
  book as bookSchema,
  entryInput,
  volumeInput,
  type VolumeInput,
} from '../../../contract/books/schemas'
import { bookAnswer, newBook, type StoredBook } from '../../../domain/books/book'
import { takeNextPage } from '../../../domain/books/pages'
import { numberOf, openVolume } from '../../../domain/books/volume'
import {
  archiveEntryBody,
  bookWith,
  entryBody,
  faultsOf,
  momentAt,
  pointersOf,
  refusalOf,
  understood,
} from '../shared/builders'

const open = (before: StoredBook, input: Partial<VolumeInput> = {}, taken: readonly number[] = []) =>
  openVolume(before, understood(volumeInput, input), taken, momentAt())
const archived = (volume: number, page?: number) => archiveEntryBody({ volume, page })
const volumesOf = (book: StoredBook) => bookAnswer(book).volumes
const empty = newBook('golden-book')

describe('a book', () => {
  test('starts with volume 1 open, with 200 pages', () => {
    expect(bookAnswer(empty)).toEqual({
      book: 'golden-book',
      version: 0,
      reserved: true,
      entries: 0,
      volumes: [{ number: 1, status: 'open', capacity: 200, nextPage: 1, pagesLeft: 200 }],
    })
    expect(bookAnswer(newBook('guest-book')).reserved).toBe(false)
  })

  test('conforms to the schema after live and archive entries', () => {
    const book = bookWith([archived(9, 3), entryBody(), archived(1, 7)])
    expect(understood(bookSchema, bookAnswer(book))).toEqual(bookAnswer(book))
  })
})

describe('opening a volume', () => {
  test('uses the next number and 200 pages, and closes the open volume', () => {
    const { book, change } = open(bookWith([entryBody()]))
    expect(volumesOf(book)).toEqual([
      { number: 1, status: 'closed', capacity: 200, nextPage: 2 },
      { number: 2, status: 'open', capacity: 200, nextPage: 1, pagesLeft: 200 },
    ])
    expect(change).toMatchObject({
      type: 'book.volume-opened',
      subject: 'books/golden-book',
      sequence: 1,
      data: bookAnswer(book),
      changed: ['/volumes'],
    })
  })

  test('continues the sequence of the last opening', () => {
    expect(open(open(empty).book).change).toMatchObject({ sequence: 2, data: { version: 2 } })
  })

  test('uses the number after the highest archived volume', () => {
    expect(numberOf(bookWith([archived(8), archived(3)]), {})).toBe(9)
  })

  test('accepts an archived volume, from a given page on', () => {
    const { book } = open(bookWith([archived(9, 3), archived(9, 120)]), { number: 9, nextPage: 118 }, [120])
    expect(volumesOf(book).at(-1)).toEqual({
      number: 9,
      status: 'open',
      capacity: 200,
      nextPage: 118,
      pagesLeft: 82,
    })
  })

  test('starts after the pages that archive entries fill', () => {
    const { book } = open(
      bookWith([archived(9)]),
      { number: 9, nextPage: 118, capacity: 121 },
      [118, 119, 121],
    )
    expect(volumesOf(book).at(-1)).toMatchObject({ nextPage: 120, pagesLeft: 1 })
    expect(takeNextPage(book)).toMatchObject({ volume: 9, page: 120 })
    expect(refusalOf(() => takeNextPage(takeNextPage(book).book)).code).toBe('volume-full')
  })

  test.each([
    ['one that has been opened', 1],
    ['the open one', 2],
    ['one that leaves numbers out', 4],
    ['the last number that there is', 9999],
  ])('is never %s', (_which, number) => {
    const refusal = refusalOf(() => open(open(empty).book, { number }))
    expect(refusal).toMatchObject({
      code: 'invalid',
      details: { faults: [{ pointer: '/number', message: expect.stringMatching(/^must be 3, /) as string }] },
    })
  })

  test('can be volume 1 as it was set up, once it has entries, with the pages that it has', () => {
    const book = bookWith([archived(1, 299), entryBody()])
    const opened = open(book, { number: 1, capacity: 400, nextPage: 300 }, []).book
    expect(volumesOf(opened)).toEqual([
      { number: 1, status: 'open', capacity: 400, nextPage: 300, pagesLeft: 101 },
    ])
    expect(takeNextPage(opened)).toMatchObject({ volume: 1, page: 300 })
    for (const other of [empty, opened])
      expect(pointersOf(refusalOf(() => open(other, { number: 1, capacity: 400 })))).toEqual(['/number'])
  })

  test('rejects an archived volume below the open one', () => {
    const book = open(bookWith([archived(3), archived(9)]), { number: 9 }).book
    expect(pointersOf(refusalOf(() => open(book, { number: 3 })))).toEqual(['/number'])
    expect(open(book, { number: 10 }).change.data.version).toBe(2)
  })

  test.each([
    ['before the open one', { number: 3 }, [], ['/number']],
    ['started behind its end', { number: 9, capacity: 10, nextPage: 11 }, [], ['/nextPage']],
    ['smaller than its taken pages', { number: 9, capacity: 100 }, [3, 150], ['/capacity']],
    [
      'all of that',
      { number: 3, capacity: 100, nextPage: 101 },
      [150],
      ['/number', '/capacity', '/nextPage'],
    ],
  ])('is never %s', (_what, input, taken, pointers) => {
    const book = bookWith([archived(9)], open(bookWith([archived(3), archived(5)]), { number: 5 }).book)
    expect(pointersOf(refusalOf(() => open(book, input, taken)))).toEqual(pointers)
  })

  test('rejects a number above the limit, and can follow the highest archived volume', () => {
    expect(
      pointersOf(refusalOf(() => open({ ...empty, volumes: [{ number: 9999, status: 'archived' }] }))),
    ).toEqual(['/number'])
    expect(open(bookWith([archived(999)])).book.volumes.at(-1)).toMatchObject({
      number: 1000,
      status: 'open',
    })
    expect(faultsOf(entryInput, archived(1000))).toEqual(['/volume: must be 999 or less'])
  })
})

describe('pages', () => {
  test('are taken by live entries in order', () => {
    const book = bookWith([entryBody(), entryBody()])
    expect(takeNextPage(book)).toMatchObject({ volume: 1, page: 3 })
  })

  test('that archive entries fill are skipped', () => {
    const book = bookWith([archived(1, 2), archived(1, 3), archived(1, 5), entryBody()])
    expect(volumesOf(book)[0]).toMatchObject({ nextPage: 4, pagesLeft: 196 })
    expect(takeNextPage(bookWith([entryBody()], book))).toMatchObject({ page: 6 })
  })

  test('are not affected by an archive entry on an earlier page or without a page', () => {
    const middle = open(bookWith([archived(9)]), { number: 9, nextPage: 118 }).book
    const book = bookWith([archived(9, 17), archived(9), archiveEntryBody()], middle)
    expect(volumesOf(book)).toEqual(volumesOf(middle))
  })

  test('run out with volume-full', () => {
    const book = open(empty, { capacity: 1 }).book
    const refusal = refusalOf(() => bookWith([entryBody(), entryBody()], book))
    expect(refusal.code).toBe('volume-full')
    expect(refusal.message).toContain('POST /v1/books/golden-book/volumes')
  })

  test('must not exceed a stated capacity', () => {
    const stated = open(bookWith([archived(9)]), { number: 9, capacity: 100 }).book
    expect(pointersOf(refusalOf(() => bookWith([archived(9, 101)], stated)))).toEqual(['/page'])
    const restated = open(bookWith([archived(1)]), { number: 1, capacity: 100 }).book
    expect(pointersOf(refusalOf(() => bookWith([archived(1, 101)], restated)))).toEqual(['/page'])
    expect(volumesOf(bookWith([archived(7, 201)]))).toContainEqual({ number: 7, status: 'archived' })
  })

  test('give volume 1 as many as the archive fills, as long as nobody has stated its capacity', () => {
    const book = bookWith([archived(1, 201), archived(1, 299)])
    expect(volumesOf(book)).toEqual([
      { number: 1, status: 'open', capacity: 299, nextPage: 1, pagesLeft: 297 },
    ])
    const closed = bookWith([archived(1, 300)], open(book).book)
    expect(volumesOf(closed)[0]).toMatchObject({ number: 1, status: 'closed', capacity: 300 })
  })

  test('need a volume', () => {
    expect(pointersOf(refusalOf(() => bookWith([archiveEntryBody({ page: 4 })])))).toEqual(['/volume'])
  })
})

test('an archive entry opens no volume', () => {
  expect(volumesOf(bookWith([archived(9, 3)])).map(({ number, status }) => [number, status])).toEqual([
    [1, 'open'],
    [9, 'archived'],
  ])
})
