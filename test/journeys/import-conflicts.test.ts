/** A refused item names the record that is in its way, in the words of the file. */
import { startImports, type Imports } from './import-client'

let imports: Imports
beforeAll(async () => {
  imports = await startImports()
})
afterAll(() => imports.stop())

const partnership = { id: 'p1', city: 'Riga', country: 'LV' }
const signing = { id: 's1', book: 'gaestebuch', date: '1971', signers: [{ office: 'Mayor' }] }

test.each([true, false])(
  'names the partnership that has the id of the city (dry run: %j)',
  async (isDryRun) => {
    await imports.registry.send('POST', '/v1/partnerships', {
      body: { city: { en: 'Tallinn' }, country: 'EE' },
    })
    await imports.items('latvia', [partnership])
    const report = await imports.items(
      'baltic',
      [partnership, { ...partnership, id: 'p2', city: 'Tallinn' }],
      { isDryRun },
    )
    expect(report).toMatch(
      /partnership p1: Conflict: already recorded\. .*\n {6}\/city \(in the registry \/id\) {2}makes the id riga, which another partnership has, latvia\/p1:/,
    )
    expect(report).toMatch(
      /partnership p2: Conflict: already recorded\. .*\n {6}\/city \(in the registry \/id\) {2}makes the id tallinn, .*give it the external id baltic\/p2 in the registry/,
    )
    expect(report).not.toContain('Location')
  },
)

test.each([true, false])('names the book in which a signing is recorded (dry run: %j)', async (isDryRun) => {
  await imports.items('narva', [signing])
  const { body } = await imports.registry.send('GET', '/v1/books/guest-book/entries?externalId=narva/s1')
  const [{ number } = { number: 0 }] = body['items'] as { number: number }[]
  expect(await imports.items('narva', [{ ...signing, book: 'goldenes-buch' }], { isDryRun })).toMatch(
    new RegExp(
      `signing s1: Conflict: already recorded\\. .*\\n {6}/book {2}must be guest-book: .* as entry ${number}\\.`,
    ),
  )
})

test('says that the record of a changed item has another external id now', async () => {
  await imports.items('parnu', [{ ...partnership, city: 'Pärnu' }])
  const renamed = await imports.registry.send('PATCH', '/v1/partnerships/parnu', {
    body: { externalId: 'parnu/old' },
    headers: { 'if-match': '"1"' },
  })
  expect(renamed.status).toBe(200)
  expect(await imports.items('parnu', [{ ...partnership, city: 'Pärnu', country: 'EE' }])).toMatch(
    /partnership p1: Conflict: already recorded\. .*\n {6}\/id \(in the registry \/externalId\) {2}was imported with other contents/,
  )
})

test.each([true, false])(
  'names the visit that links a signing, if it is refused (dry run: %j)',
  async (isDryRun) => {
    const visit = { id: 'v1', direction: 'incoming', kind: 'reception', start: '1971', end: '1970' }
    expect(await imports.items('tartu', [{ ...visit, relatedSigning: 's1' }, signing], { isDryRun })).toMatch(
      /signing s1: Reference to a missing record\. .*\n {6}relatedSigning of its visit {2}refers to tartu\/v1/,
    )
  },
)

test('points to kindInWords, and names the fields of a message as the file does', async () => {
  const report = await imports.items('paide', [
    { id: 'v1', direction: 'incoming', kind: 'other', start: '1971' },
    { ...partnership, city: 'Paide', founded: '1991', statusSince: '1990' },
  ])
  expect(report).toContain(
    '      /kindInWords  is missing: name the kind of the visit in words, since `kind` is `other`\n',
  )
  expect(report).toContain('      /statusSince  must not be before `founded` (given: "1990")\n')
})

describe('a page that holds an entry', () => {
  const onPage = { ...signing, book: 'goldenes-buch', volume: 7 }
  const entryOf = async (externalId: string) => {
    const { body } = await imports.registry.send(
      'GET',
      `/v1/books/golden-book/entries?externalId=${externalId}`,
    )
    const [entry] = body['items'] as { number: number; version: number }[]
    return { path: `/v1/books/golden-book/entries/${entry?.number}`, ifMatch: `"${entry?.version}"` }
  }

  test.each([
    [true, 3],
    [false, 4],
  ])('is refused with the two ways out, also if the entry is void (dry run: %j)', async (isDryRun, page) => {
    await imports.items(`page${page}`, [{ ...onPage, page }])
    const { path, ifMatch } = await entryOf(`page${page}/s1`)
    const voiding = { body: { reason: 'Recorded twice' }, headers: { 'if-match': ifMatch } }
    expect((await imports.registry.send('POST', `${path}/voiding`, voiding)).status).toBe(200)
    const report = await imports.items(`page${page}`, [{ ...onPage, id: 's2', page }], { isDryRun })
    expect(report).toMatch(
      /signing s2: Conflict: page taken\. .*If both signings are on that page, make them one item with several signers, or leave out the page of the second\./,
    )
  })

  test('and its volume cannot be corrected', async () => {
    await imports.items('fixed', [{ ...onPage, page: 9 }])
    const { path, ifMatch } = await entryOf('fixed/s1')
    for (const patch of [{ page: 10 }, { volume: 8 }]) {
      const correction = { body: { patch, reason: 'Misread' }, headers: { 'if-match': ifMatch } }
      expect((await imports.registry.send('POST', `${path}/corrections`, correction)).status).toBe(422)
    }
  })
})
