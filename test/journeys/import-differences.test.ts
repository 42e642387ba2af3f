/** A repeated import and a dry run say how records and files differ. */
import { archiveFolder } from '../archive/archive-folder'
import { runProgram } from '../support/program'
import { startImports, type Imports } from './import-client'

let imports: Imports
beforeAll(async () => {
  imports = await startImports()
})
afterAll(() => imports.stop())

const partnership = { id: 'p1', city: 'Riga', country: 'LV', founded: '1991', sources: ['A Rep. 1', null] }
const visit = {
  id: 'v1',
  direction: 'incoming',
  kind: 'dinner',
  start: '1992-05-03T19:00',
  guests: [null, { name: 'Anna Example', office: 'Mayor of Riga', country: 'LV' }],
  programme: [{ time: '19:30', what: 'Speeches', place: 'Hall' }],
  status: 'took-place',
  relatedPartner: 'p1',
  relatedSigning: 's1',
}
const signing = {
  id: 's1',
  book: 'gaestebuch',
  volume: 2,
  page: 7,
  date: '1992-05-03',
  signers: [{ name: 'Anna Example', office: 'Mayor of Riga' }],
  inscription: 'Cafe\u0301',
}

/** The report of an import of items of a city's archive. */
const importing = async (city: string, items: readonly object[]) => await imports.items(city, items)
const dryRun = async (city: string, items: readonly object[]) =>
  await imports.items(city, items, { isDryRun: true })

async function one(path: string): Promise<Record<string, unknown>> {
  const { body } = await imports.registry.send('GET', path)
  return (body['items'] as Record<string, unknown>[])[0] ?? {}
}

describe('npm run import of items that are recorded already', () => {
  const all = [partnership, visit, signing]
  test('reports items as unchanged, in a dry run too', async () => {
    expect(await importing('riga', all)).toContain('Recorded: 1 partnership, 1 visit, 1 signing')
    const again = await importing('riga', all)
    const looked = await dryRun('riga', all)
    expect(again).toContain('Recorded: nothing')
    expect(looked).toContain('Would be recorded: nothing')
    for (const report of [again, looked]) {
      expect(report).toContain('Already there, unchanged: 1 partnership, 1 visit, 1 signing')
      expect(report).not.toContain('differs')
    }
  })

  test('does not report a signing as differing that is imported without the file of its visit', async () => {
    expect(await importing('riga', [signing])).toContain('Already there, unchanged: 1 signing')
  })

  const changed = [
    { ...partnership, country: 'EE', founded: '1992', sources: [null, 'A Rep. 2'] },
    {
      ...visit,
      kind: 'Richtfest',
      guests: [null, { ...visit.guests[1], name: 'Anna Exempel' }],
      programme: [{ ...visit.programme[0], place: 'Garden' }],
    },
    { ...signing, date: '1992-05-04', page: 8, inscription: 'Cafe' },
  ]
  test.each([
    ['an import', importing],
    ['a dry run', dryRun],
  ])('%s lists the fields of the file with both values, and changes nothing', async (_, run) => {
    const before = await one('/v1/visits?externalId=riga/v1')
    const report = await run('riga', changed)
    expect(report).toContain('Already there, differs: 1 partnership, 1 visit, 1 signing')
    for (const line of [
      '/country  registry: "LV", file: "EE"',
      '/founded (in the registry /foundedOn)  registry: "1991", file: "1992"',
      '/sources/1 (in the registry /sources/0/reference)  registry: "A Rep. 1", file: "A Rep. 2"',
      '/kind  registry: "banquet", file: "other"',
      '/kind (in the registry /kindInWords)  registry: nothing, file: {"en":"Richtfest"}',
      '/guests/1/name (in the registry /guests/0/name)  registry: "Anna Example", file: "Anna Exempel"',
      '/programme/0/place (in the registry /programme/0/where)  registry: "Hall", file: "Garden"',
      '/date (in the registry /signedOn)  registry: "1992-05-03", file: "1992-05-04"',
      '/page  registry: 7, file: 8',
      '/inscription (in the registry /inscription/text)  registry: "Café", file: "Cafe"',
    ])
      expect(report).toContain(`      ${line}\n`)
    expect(await one('/v1/visits?externalId=riga/v1')).toEqual(before)
  })

  test('says that a record was corrected, voided or recorded live', async () => {
    const items = [
      { ...visit, relatedPartner: null, relatedSigning: null },
      { ...signing, volume: null, page: null },
      { ...signing, id: 's2', volume: null, page: null },
      { ...partnership, city: 'Tallinn' },
    ]
    await imports.registry.send('POST', '/v1/partnerships', {
      body: { externalId: 'tallinn/p1', city: { en: 'Tallinn' }, country: 'EE', foundedOn: '1991' },
    })
    await importing('tallinn', items)
    const reason = 'Misread.'
    const correct = async (path: string, body: object) =>
      expect(
        await imports.registry.send('POST', path, { body, headers: { 'if-match': '"1"' } }),
      ).toMatchObject({
        status: 200,
      })
    const { id } = await one('/v1/visits?externalId=tallinn/v1')
    const entries = '/v1/books/guest-book/entries'
    const numbers = [
      (await one(`${entries}?externalId=tallinn/s1`))['number'],
      (await one(`${entries}?externalId=tallinn/s2`))['number'],
    ]
    await correct(`/v1/visits/${String(id)}/corrections`, { patch: { venues: ['Town hall'] }, reason })
    await correct(`${entries}/${String(numbers[0])}/corrections`, { patch: { place: 'Town hall' }, reason })
    await correct(`${entries}/${String(numbers[1])}/voiding`, { reason })
    const report = await dryRun('tallinn', items)
    expect(report).toMatch(
      /visit v1: corrected in the registry since it was recorded \(version 2\)\n {6}\/venues /,
    )
    expect(report).toMatch(
      /signing s1: corrected in the registry .*\n {6}\/venue \(in the registry \/place\) {2}registry: "Town hall", file: nothing/,
    )
    expect(report).toMatch(
      /signing s2: void in the registry\n {6}\/status {2}registry: "void", file: "signed"/,
    )
    expect(report).toMatch(/partnership p1: recorded live, not from an archive\n(?: {6}.*\n)* {6}\/country /)
  })

  test('reports an item that would be refused today as differing, with its fault', async () => {
    const item = { ...visit, relatedPartner: null, relatedSigning: null }
    await importing('vilnius', [item])
    expect(await importing('vilnius', [{ ...item, end: '1991' }])).toMatch(
      /Already there, differs: 1 visit\n.*visit v1\n {6}\/end {2}must not be before `start`/,
    )
  })
})

describe('a dry run', () => {
  test('says that a new item would be recorded or refused, and records nothing', async () => {
    await importing('oslo', [
      { ...partnership, city: 'Oslo' },
      { ...signing, page: 30 },
    ])
    const report = await dryRun('oslo', [
      { ...partnership, id: 'p2', city: 'Oslo' },
      { ...partnership, id: 'p3', city: 'Bergen' },
      { ...signing, id: 's2', page: 30 },
      { ...signing, id: 's3', page: 31 },
    ])
    expect(report).toContain('Would be recorded: 1 partnership, 1 signing')
    expect(report).toMatch(
      /partnership p2: Conflict: already recorded\. .*\n {6}\/city .* {2}makes the id oslo, .* oslo\/p1/,
    )
    expect(report).toMatch(
      /signing s2: Conflict: page taken\. Another entry is on page 30 of volume 2: oslo\/s1/,
    )
    expect(await one('/v1/partnerships?externalId=oslo/p3')).toEqual({})
  })

  test('needs the scope read alone, and the registry', async () => {
    const files = archiveFolder('narvik', { 'a.json': { items: [{ ...partnership, city: 'Narvik' }] } })
    const env = { GOLDEN_BOOK_TOKEN: await imports.registry.tokenFor('read') }
    const looked = await runProgram('import', [...files, '--dry-run', '--url', imports.registry.url], env)
    expect(looked).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Would be recorded: 1') as string,
    })
    // The record differs in its country alone: the exit status stays 0.
    const differing = archiveFolder('riga', { 'a.json': { items: [{ ...partnership, country: 'EE' }] } })
    const found = await runProgram('import', [...differing, '--dry-run', '--url', imports.registry.url], env)
    expect(found).toMatchObject({ status: 0, stdout: expect.stringContaining('differs: 1') as string })
    const alone = await runProgram('import', [...files, '--dry-run', '--url', 'http://127.0.0.1:9'], env)
    expect([alone.status, alone.stderr]).toEqual([1, expect.stringMatching(/^No answer from .*\n$/)])
  })
})
