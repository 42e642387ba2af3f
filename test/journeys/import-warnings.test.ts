/** The import reports the warnings that the registry answers with a recorded item. */
import { startImports, type Imports } from './import-client'

let imports: Imports
beforeAll(async () => {
  imports = await startImports()
})
afterAll(() => imports.stop())

const visit = { id: 'v1', direction: 'incoming', kind: 'reception', start: '1962-05-03' }
const signing = { id: 's1', book: 'gaestebuch', date: '1962-05-03', signers: [{ office: 'Mayor' }] }

describe('warnings about an item alone, or about a signing and its visit', () => {
  const items = [
    { id: 'p1', city: 'Riga', country: 'LV', agreements: [null, { date: '2999', kind: 'Treaty' }] },
    // The clocks of Berlin skip the hour from 2:00 to 3:00 on this day.
    { ...visit, id: 'v2', start: '1981-03-29', programme: [null, { time: '02:30', what: 'Speech' }] },
    { ...visit, relatedSigning: 's1' },
    { ...signing, date: '1963-05-03' },
  ]
  const expected = [
    [
      'partnership p1: /agreements/1/date (in the registry /agreements/0/date)  is in the future.',
      'The partnership',
    ],
    [
      'visit v2: /programme/1/time (in the registry /programme/0/time)  is a time that the clocks',
      'The visit',
    ],
    ['signing s1: /date (in the registry /signedOn)  is more than 7 days after the last day', 'The entry'],
  ] as const

  test('are remarks with the place in the file; a dry run says the same', async () => {
    const looked = await imports.items('riga', items, { isDryRun: true })
    const imported = await imports.items('riga', items)
    for (const [text, thing] of expected) {
      expect(looked).toContain(text)
      expect(imported).toContain(text)
      expect(looked).toContain(`${thing} would be recorded`)
      expect(imported).toContain(`${thing} is recorded`)
    }
    expect(imported).toContain('Recorded: 1 partnership, 2 visits, 1 signing')
    expect(imported).toMatch(/\(visitId: .*some\.json, visit v1\)/)
    expect(await imports.items('riga', items)).not.toContain('Remarks')
  })
})

test('remarks name the people and the visits that a warning compares the item with', async () => {
  const hall = { start: '1971-05-03T10:00', venues: [null, 'Town hall'] }
  const first = { ...visit, ...hall, guests: [{ name: 'Jüri Näidis', office: 'Mayor' }] }
  await imports.items('tallinn', [first])
  const second = { ...visit, ...hall, id: 'v2', guests: [null, { name: 'Juri Naidis', office: 'Mayor' }] }
  const report = await imports.items('tallinn', [first, second])
  expect(report).toMatch(
    /visit v2: \/venues\/1 \(in the registry \/venues\/0\) {2}is also a venue of the visit `visitId` at overlapping hours\..* \(visitId: .*some\.json, visit v1\)/,
  )
  expect(report).toMatch(
    /visit v2: \/guests\/1 \(in the registry \/guests\/0\) {2}has a name like that of the people in `others`.* \(personId: juri-naidis.*; others: .*, Jüri Näidis\)/,
  )
})

test('a second signing on the same day is a remark on the signer, one on another day is listed by its id', async () => {
  const king = {
    ...signing,
    book: 'goldenes-buch',
    signers: [null, { name: 'Ola Nordmann', office: 'King' }],
  }
  const report = await imports.items('oslo', [
    king,
    { ...king, id: 's2', date: '1970-06' },
    { ...king, id: 's3', date: '1980' },
    { ...king, id: 's4', date: '1980-04-02' },
  ])
  expect(report).toContain('Remarks: 3\n')
  expect(report).toMatch(
    /2 remarks: signed by somebody who has signed this book before, on another day: usual in an archive\n {6}\S+some\.json: s2 s3\n/,
  )
  expect(report).toMatch(
    /signing s4: \/signers\/1 \(in the registry \/signers\/0\) {2}The signer `personId` has signed this book before, .* \(personId: ola-nordmann; entries: .*signing s1, 1962-05-03; .*signing s2, 1970-06; .*signing s3, 1980\)/,
  )
})

test('a person of an entry who is perhaps somebody else becomes that person by a correction', async () => {
  const signedBy = (name: string) => ({ ...signing, signers: [{ name, office: 'Mayor' }] })
  const report = await imports.items('tartu', [
    signedBy('Peeter Põld'),
    { ...signedBy('Peeter Pold'), id: 's2' },
  ])
  expect(report).toMatch(/signing s2: .*has a name like that of .*others: peeter-pold, Peeter Põld\)/)
  const { body } = await imports.registry.send('GET', '/v1/books/guest-book/entries?externalId=tartu/s2')
  const [{ number } = { number: 0 }] = body['items'] as { number: number }[]
  const signers = [{ name: 'Peeter Pold', office: 'Mayor', personId: 'peeter-pold' }]
  const corrected = await imports.registry.send(
    'POST',
    `/v1/books/guest-book/entries/${number}/corrections`,
    {
      body: { patch: { signers }, reason: 'The same person' },
      headers: { 'if-match': '"1"' },
    },
  )
  expect(corrected).toMatchObject({ status: 200, body: { signers: [{ personId: 'peeter-pold' }] } })
})
