/** A repeated import and a dry run say how records and files differ. */
import { archiveFolder, removeArchiveFolders } from '../archive/archive-folder'
import { runProgram } from '../support/program'
import { startRegistry, type Registry } from '../support/registry'

let registry: Registry
let token: string
beforeAll(async () => {
  registry = await startRegistry()
  token = await registry.tokenFor('read', 'write', 'book')
})
afterAll(() => registry.stop())
afterEach(removeArchiveFolders)

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

/** Imports items of a city's archive by the program. */
async function program(city: string, items: readonly object[], ...options: string[]) {
  const files = archiveFolder(city, { 'some.json': { items } })
  const { status, stdout } = await runProgram('import', [...files, '--url', registry.url, ...options], {
    GOLDEN_BOOK_TOKEN: token,
  })
  return { status, stdout }
}

async function one(path: string): Promise<Record<string, unknown>> {
  const { body } = await registry.send('GET', path)
  return (body['items'] as Record<string, unknown>[])[0] ?? {}
}

describe('npm run import of items that are recorded already', () => {
  const all = [partnership, visit, signing]
  test('reports items as unchanged, in a dry run too', async () => {
    const first = await program('riga', all)
    expect(first).toMatchObject({ status: 0 })
    expect(first.stdout).toContain('Recorded: 1 partnership, 1 visit, 1 signing')
    for (const [options, heading] of [
      [[], 'Recorded: nothing'],
      [['--dry-run'], 'Would be recorded: nothing'],
    ] as const) {
      const { status, stdout } = await program('riga', all, ...options)
      expect(status).toBe(0)
      expect(stdout).toContain(heading)
      expect(stdout).toContain('Already there, unchanged: 1 partnership, 1 visit, 1 signing')
      expect(stdout).not.toContain('differs')
    }
  })

  test('does not report a signing as differing that is imported without the file of its visit', async () => {
    const { stdout } = await program('riga', [signing])
    expect(stdout).toContain('Already there, unchanged: 1 signing')
  })

  test.each([['Recorded'], ['Would be recorded']])(
    'lists the fields of the file with both values, and changes nothing (%s)',
    async (heading) => {
      const before = await one('/v1/visits?externalId=riga/v1')
      const items = [
        { ...partnership, country: 'EE', founded: '1992', sources: [null, 'A Rep. 2'] },
        {
          ...visit,
          kind: 'Richtfest',
          guests: [null, { ...visit.guests[1], name: 'Anna Exempel' }],
          programme: [{ ...visit.programme[0], place: 'Garden' }],
        },
        { ...signing, date: '1992-05-04', page: 8, inscription: 'Cafe' },
        { ...signing, id: 's2', page: 9 },
      ]
      const dryRun = heading === 'Recorded' ? [] : ['--dry-run']
      // The dry run comes second, when the new signing is recorded.
      const { status, stdout } = await program('riga', items, ...dryRun)
      expect(status).toBe(0)
      expect(stdout).toContain(dryRun.length === 0 ? 'Recorded: 1 signing' : 'Would be recorded: nothing')
      expect(stdout).toContain('Already there, differs: 1 partnership, 1 visit, 1 signing')
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
        expect(stdout).toContain(`      ${line}\n`)
      expect(await one('/v1/visits?externalId=riga/v1')).toEqual(before)
    },
  )

  test('says that a record was corrected, voided or recorded live', async () => {
    const items = [
      { ...visit, relatedPartner: null, relatedSigning: null },
      { ...signing, volume: null, page: null },
      { ...signing, id: 's2', volume: null, page: null },
      { ...partnership, city: 'Tallinn' },
    ]
    await registry.send('POST', '/v1/partnerships', {
      body: { externalId: 'tallinn/p1', city: { en: 'Tallinn' }, country: 'EE', foundedOn: '1991' },
    })
    await program('tallinn', items)
    const reason = 'Misread.'
    const correct = async (path: string, body: object) =>
      expect(await registry.send('POST', path, { body, headers: { 'if-match': '"1"' } })).toMatchObject({
        status: 200,
      })
    const { id } = await one('/v1/visits?externalId=tallinn/v1')
    const entries = '/v1/books/guest-book/entries'
    const numbers = [
      (await one(`${entries}?externalId=tallinn/s1`))['number'],
      (await one(`${entries}?externalId=tallinn/s2`))['number'],
    ]
    await correct(`/v1/visits/${id}/corrections`, { patch: { venues: ['Town hall'] }, reason })
    await correct(`${entries}/${numbers[0]}/corrections`, { patch: { place: 'Town hall' }, reason })
    await correct(`${entries}/${numbers[1]}/voiding`, { reason })
    const { status, stdout } = await program('tallinn', items, '--dry-run')
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /visit v1: corrected in the registry since it was recorded \(version 2\)\n {6}\/venues /,
    )
    expect(stdout).toMatch(
      /signing s1: corrected in the registry .*\n {6}\/venue \(in the registry \/place\) {2}registry: "Town hall", file: nothing/,
    )
    expect(stdout).toMatch(
      /signing s2: void in the registry\n {6}\/status {2}registry: "void", file: "signed"/,
    )
    expect(stdout).toMatch(/partnership p1: recorded live, not from an archive\n(?: {6}.*\n)* {6}\/country /)
  })

  test('reports an item that would be refused today as differing, with its fault', async () => {
    const items = [{ ...visit, relatedPartner: null, relatedSigning: null }]
    await program('vilnius', items)
    const { status, stdout } = await program('vilnius', [{ ...items[0], end: '1991' }])
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /Already there, differs: 1 visit\n.*visit v1\n {6}\/end {2}must not be before `start`/,
    )
  })
})

describe('a dry run', () => {
  test('says that a new item would be recorded or refused, and records nothing', async () => {
    await program('oslo', [
      { ...partnership, city: 'Oslo' },
      { ...signing, page: 30 },
    ])
    const items = [
      { ...partnership, id: 'p2', city: 'Oslo' },
      { ...partnership, id: 'p3', city: 'Bergen' },
      { ...signing, id: 's2', page: 30 },
      { ...signing, id: 's3', page: 31 },
    ]
    const { status, stdout } = await program('oslo', items, '--dry-run')
    expect(status).toBe(1)
    expect(stdout).toContain('Would be recorded: 1 partnership, 1 signing')
    expect(stdout).toMatch(/partnership p2: Conflict: already recorded\. Another partnership has the id oslo/)
    expect(stdout).toMatch(/signing s2: Conflict: page taken\. Another entry is on page 30 of volume 2/)
    expect(await one('/v1/partnerships?externalId=oslo/p3')).toEqual({})
  })

  test('needs the scope read alone, and the registry', async () => {
    const files = archiveFolder('narvik', { 'a.json': { items: [{ ...partnership, city: 'Narvik' }] } })
    const env = { GOLDEN_BOOK_TOKEN: await registry.tokenFor('read') }
    const looked = await runProgram('import', [...files, '--dry-run', '--url', registry.url], env)
    expect(looked).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Would be recorded: 1') as string,
    })
    const alone = await runProgram('import', [...files, '--dry-run', '--url', 'http://127.0.0.1:9'], env)
    expect([alone.status, alone.stderr]).toEqual([1, expect.stringMatching(/^No answer from .*\n$/)])
  })
})
