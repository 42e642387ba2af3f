/** The import opens the volume that is in use, or says that somebody must. */
import { archiveFolder } from '../archive/archive-folder'
import { istanbul } from '../support/istanbul'
import { runProgram } from '../support/program'
import { startImports, type ImportOptions, type Imports } from './import-client'

let imports: Imports

/** An entry on page 200 of each of the volumes 1 to 20, and one on page 14 of volume 21. */
const itemsIn = (book: string) =>
  Array.from({ length: 21 }, (_, index) => ({
    id: `${book}-${index + 1}`,
    book,
    volume: index + 1,
    page: index < 20 ? 200 : 14,
    date: `${1900 + index}`,
    signers: [{ office: 'King of Norway' }],
  }))
const golden = itemsIn('goldenes-buch')

const importing = async (content: object, options?: ImportOptions) =>
  await imports.file('hamburg', { items: golden, ...content }, options)

const bookNow = async (book = 'golden-book') => (await imports.registry.send('GET', `/v1/books/${book}`)).body

async function signToday(book: string): Promise<unknown[]> {
  const signedOn = new Date().toISOString().slice(0, 10)
  const request = { body: { signers: istanbul().entry['signers'], signedOn } }
  const { body } = await imports.registry.send('POST', `/v1/books/${book}/entries`, request)
  return [body['volume'], body['page']]
}

describe('an import of signings in the volumes 1 to 21', () => {
  beforeAll(async () => {
    imports = await startImports()
  })
  afterAll(() => imports.stop())

  test('says how to open the volume in use if nobody has stated it, and exits with 0', async () => {
    const files = archiveFolder('hamburg', { 'signings.json': { items: golden } })
    const access = ['--url', imports.registry.url, '--token', imports.token]
    const { status, stdout } = await runProgram('import', [...files, ...access, '--prefix', 'hamburg'])
    expect(status).toBe(0)
    expect(stdout).toContain('golden-book: the archive has entries up to volume 21, but volume 1 is open')
    expect(stdout).toMatch(
      /npm run import -- .*signings\.json --url \S+ --lang en --visibility internal --prefix hamburg --volume-in-use golden-book=21,/,
    )
    expect(stdout).toContain(`${imports.registry.url}/books/golden-book`)
    expect(stdout).not.toContain(imports.token)
    expect(await bookNow()).toMatchObject({ version: 0, entries: 21 })
  })

  test.each([false, true])(
    'refuses a volume that the book cannot open, and a book that does not exist (dry run: %j)',
    async (isDryRun) => {
      const report = await importing(
        { volumesInUse: [{ book: 'goldenes-buch', volume: 9999, capacity: 10 }] },
        { isDryRun, volumesInUse: ['book-of-condolence=2'] },
      )
      expect(report).toMatch(
        /some\.json, volumesInUse\/0: Volume 9999 of golden-book is not opened: .*\n {6}\/volume \(in the registry \/number\) {2}must be 22, the next volume/,
      )
      expect(report).toMatch(/--volume-in-use: Volume 2 of book-of-condolence is not opened: Not found\./)
      expect(await bookNow()).toMatchObject({ version: 0 })
    },
  )

  test.each([
    [
      'golden-book=20',
      '/volume  is taken to have 200 pages, and an entry of the archive is on the last. Name the',
    ],
    [
      'golden-book=20,capacity=200',
      '/volume  is full: an entry of the archive is on its last page, 200. Name the',
    ],
    [
      'golden-book=20,capacity=199',
      '/capacity  must be 200 or more: an entry of the archive is on that page',
    ],
    [
      'golden-book=20,next-page=201',
      '/capacity  must be 201 or more: it is the `nextPage`, and is 200 where it is not',
    ],
  ])('says of %s why it cannot be opened, in the words of the volume in use', async (stated, expected) => {
    for (const isDryRun of [true, false]) {
      const report = await importing({}, { isDryRun, volumesInUse: [stated] })
      expect(report).toContain('Volume 20 of golden-book is not opened')
      expect(report).toContain(`      ${expected}`)
      expect(await bookNow()).toMatchObject({ version: 0 })
    }
  })

  test('opens the volume that the file states, once, and the next signing is in it', async () => {
    const volumesInUse = [{ book: 'goldenes-buch', volume: 21, capacity: 300, nextPage: 20 }]
    expect(await importing({ volumesInUse }, { isDryRun: true })).toContain(
      'golden-book: volume 21 would be opened: 300 pages, the next signing is on page 20.',
    )
    expect(await bookNow()).toMatchObject({ version: 0 })
    expect(await importing({ volumesInUse })).toContain(
      'golden-book: volume 21 is open now: 300 pages, the next signing is on page 20.',
    )
    expect(await signToday('golden-book')).toEqual([21, 20])
    expect(await importing({ volumesInUse })).toContain('golden-book: volume 21 is open already.\n')
    expect(await bookNow()).toMatchObject({ version: 1 })
  })

  test('says what an open volume does not have of the stated one', async () => {
    expect(await importing({}, { volumesInUse: ['golden-book=21,capacity=100,next-page=50'] })).toContain(
      'volume 21 is open already: its capacity is 300, not 100; its next page is 21, not 50.',
    )
  })

  test('opens a volume once when two imports run at the same time, and keeps a later one open', async () => {
    const volumesInUse = ['golden-book=22']
    await Promise.all([importing({}, { volumesInUse }), importing({}, { volumesInUse })])
    expect(await bookNow()).toMatchObject({ version: 2 })
    expect(await importing({}, { volumesInUse: ['golden-book=21'] })).toContain(
      'golden-book: volume 22 is open already: it is later than volume 21, which is stated as the volume in use.',
    )
    expect(await bookNow()).toMatchObject({ version: 2 })
  })

  test('opens the volume of the option in place of that of the file, after the last page of the archive', async () => {
    const content = { items: itemsIn('gaestebuch'), volumesInUse: [{ book: 'gaestebuch', volume: 3 }] }
    const report = await importing(content, { volumesInUse: ['gästebuch=21'] })
    expect(report).toContain('guest-book: volume 21 is open now: 200 pages, the next signing is on page 15.')
    expect(report).toContain('Not stated, and therefore assumed: capacity and next page.')
    expect(await signToday('guest-book')).toEqual([21, 15])
  })
})

describe('an import of signings in volume 1, which is still in use', () => {
  const page = (number: number) => ({
    id: `page-${number}`,
    book: 'goldenes-buch',
    volume: 1,
    page: number,
    date: '1990-05-05',
    signers: [{ office: 'King of Norway' }],
  })
  const volumesInUse = [{ book: 'goldenes-buch', volume: 1, capacity: 400, nextPage: 300 }]
  const importingFirst = async (options?: ImportOptions) =>
    await importing({ items: [page(12), page(299)], volumesInUse }, options)

  beforeAll(async () => {
    imports = await startImports()
  })
  afterAll(() => imports.stop())

  test('records the pages that it has, and opens it where the office goes on', async () => {
    const dryRun = await importingFirst({ isDryRun: true })
    expect(dryRun).toContain('volume 1 would be opened: 400 pages, the next signing is on page 300.')
    const report = await importingFirst()
    expect(report).toContain('golden-book: volume 1 is open now: 400 pages, the next signing is on page 300.')
    expect(await bookNow()).toMatchObject({ version: 1, entries: 2 })
    expect(await signToday('golden-book')).toEqual([1, 300])
    expect(await importingFirst()).toContain('golden-book: volume 1 is open already.\n')
  })
})
