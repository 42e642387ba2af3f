/** The import opens the volume that is in use, or says that somebody must. */
import { archiveFolder, removeArchiveFolders } from '../archive/archive-folder'
import { istanbul } from '../support/istanbul'
import { runProgram } from '../support/program'
import { startRegistry, type Registry } from '../support/registry'

let registry: Registry
let token: string
beforeEach(async () => {
  registry = await startRegistry()
  token = await registry.tokenFor('read', 'write', 'book')
})
afterEach(async () => {
  removeArchiveFolders()
  await registry.stop()
})

const golden = '/v1/books/golden-book'
/** An entry on page 200 of each of the volumes 1 to 20, and one on page 14 of volume 21. */
const items = Array.from({ length: 21 }, (_, index) => ({
  id: `s${index + 1}`,
  book: 'goldenes-buch',
  volume: index + 1,
  page: index < 20 ? 200 : 14,
  date: `${1900 + index}`,
  signers: [{ office: 'King of Norway' }],
}))

async function program(file: object, ...options: string[]) {
  const files = archiveFolder('hamburg', { 'signings.json': { items, ...file } })
  return await runProgram('import', [...files, '--url', registry.url, '--token', token, ...options])
}

const bookNow = async () => (await registry.send('GET', golden)).body
const openVolume = async () => {
  const { volumes } = await bookNow()
  return (volumes as { status: string }[]).find(({ status }) => status === 'open')
}
const signToday = async () => {
  const { signers } = istanbul().entry
  const signedOn = new Date().toISOString().slice(0, 10)
  const { body } = await registry.send('POST', `${golden}/entries`, { body: { signers, signedOn } })
  return [body['volume'], body['page']]
}

test('says how to open the volume in use if nobody has stated it, and exits with 0', async () => {
  const { status, stdout } = await program({}, '--lang', 'de', '--prefix', 'altona')
  expect(status).toBe(0)
  expect(stdout).toContain('golden-book: the archive has entries up to volume 21, but volume 1 is open')
  expect(stdout).toMatch(
    /npm run import -- .*signings\.json --url \S+ --lang de --visibility internal --prefix altona --volume-in-use golden-book=21,/,
  )
  expect(stdout).toContain(`${registry.url}/books/golden-book`)
  expect(stdout).not.toContain(token)
  expect(await openVolume()).toMatchObject({ number: 1 })
})

test('opens the volume that the file states, once, and the next signing is in it', async () => {
  const volumesInUse = [{ book: 'goldenes-buch', volume: 21, capacity: 300, nextPage: 20 }]
  const dryRun = await program({ volumesInUse }, '--dry-run')
  expect(dryRun).toMatchObject({ status: 0 })
  expect(dryRun.stdout).toContain('volume 21 would be opened: 300 pages, the next signing is on page 20.')
  expect(await bookNow()).toMatchObject({ version: 0, entries: 0 })
  const { status, stdout } = await program({ volumesInUse })
  expect(status).toBe(0)
  expect(stdout).toContain('volume 21 is open now: 300 pages, the next signing is on page 20.')
  expect(await signToday()).toEqual([21, 20])
  const again = await program({ volumesInUse })
  expect([again.status, again.stdout]).toEqual([
    0,
    expect.stringContaining('golden-book: volume 21 is open already.\n'),
  ])
  expect(await bookNow()).toMatchObject({ version: 1 })
})

test('opens the volume of the option in place of that of the file, after the last page of the archive', async () => {
  const volumesInUse = [{ book: 'goldenes-buch', volume: 3 }]
  const { status, stdout } = await program({ volumesInUse }, '--volume-in-use', 'goldenes-buch=21')
  expect(status).toBe(0)
  expect(stdout).toContain('volume 21 is open now: 200 pages, the next signing is on page 15.')
  expect(stdout).toContain('Not stated, and therefore assumed: capacity and next page.')
  expect(await signToday()).toEqual([21, 15])
})

test('opens the volume after those of the archive, and keeps a later one open', async () => {
  await program({}, '--volume-in-use', 'golden-book=22,next-page=7')
  expect(await openVolume()).toMatchObject({ number: 22, nextPage: 7, capacity: 200 })
  const { status, stdout } = await program({}, '--volume-in-use', 'golden-book=21')
  expect(status).toBe(0)
  expect(stdout).toContain(
    'golden-book: volume 22 is open already: it is later than volume 21, which is stated as the volume in use.',
  )
  expect(await bookNow()).toMatchObject({ version: 1 })
})

test('refuses a volume that the book cannot open, or a book that does not exist', async () => {
  for (const options of [[], ['--dry-run']]) {
    const { status, stdout } = await program(
      { volumesInUse: [{ book: 'goldenes-buch', volume: 9999, capacity: 10 }] },
      '--volume-in-use',
      'book-of-condolence=2',
      ...options,
    )
    expect(status).toBe(1)
    expect(stdout).toMatch(
      /signings\.json, volumesInUse\/0: Volume 9999 of golden-book is not opened: .*\n {6}\/volume \(in the registry \/number\) {2}must be 22, the next volume/,
    )
    expect(stdout).toMatch(/--volume-in-use: Volume 2 of book-of-condolence is not opened: Not found\./)
    expect(await bookNow()).toMatchObject({ version: 0 })
  }
})

test('opens a volume once when two imports run at the same time', async () => {
  const both = await Promise.all([
    program({}, '--volume-in-use', 'golden-book=21'),
    program({}, '--volume-in-use', 'golden-book=21'),
  ])
  expect(both.map(({ status }) => status)).toEqual([0, 0])
  expect(await bookNow()).toMatchObject({ version: 1, entries: 21 })
})
