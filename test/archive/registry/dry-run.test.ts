import { importArchive } from '../../../archive/import'
import { readArchive } from '../../../archive/files/read-archive'
import { dryRunRegistry } from '../../../archive/registry/dry-run'
import { archiveFolder, removeArchiveFolders } from '../archive-folder'
import { emptyRegistry } from '../empty-registry'

afterEach(removeArchiveFolders)

const partnership = { id: 'p1', city: { de: 'Lodz' }, country: 'PL' }
const visit = { id: 'v1', direction: 'incoming', kind: 'working-visit', start: '1971', relatedPartner: 'p1' }
const signing = { id: 's1', book: 'gaestebuch', date: '1971', signers: [{ office: 'Mayor' }] }

/** A dry run against an empty registry. */
async function dryRun(items: readonly object[], volumesInUse?: readonly object[]) {
  const archive = await readArchive(archiveFolder('hamburg', { 'some.json': { items, volumesInUse } }))
  return await importArchive(archive, {
    registry: dryRunRegistry(emptyRegistry()),
    language: 'en',
    visibility: 'internal',
  })
}

describe('a dry run', () => {
  test('accepts items that the registry would record', async () => {
    expect(await dryRun([signing, visit, partnership])).toMatchObject({
      recorded: [{ id: 'p1' }, { id: 'v1' }, { id: 's1' }],
      refused: [],
      remarks: [],
    })
  })

  test('refuses a reference to a partnership that is neither in the files nor recorded', async () => {
    expect(await dryRun([visit])).toMatchObject({
      recorded: [],
      refused: [{ title: 'Reference to a missing record', faults: [{ pointer: '/relatedPartner' }] }],
    })
  })

  const people = Array.from({ length: 31 }, () => ({ office: 'Mayor' }))
  test.each([
    ['too many people', { ...visit, relatedPartner: null, guests: people }, '/guests', '/guests'],
    ['an end before the start', { ...visit, relatedPartner: null, end: '1970' }, '/end', '/end'],
    ['an entry without signers', { ...signing, signers: [] }, '/signers', '/signers'],
    ['a signing in the future', { ...signing, date: '2999' }, '/date', '/signedOn'],
    ['a city without letters', { ...partnership, city: { de: '!!!' } }, '/city', '/id'],
  ])(
    'refuses what the contract or a rule of the registry refuses: %s',
    async (_, item, pointer, apiPointer) => {
      const { refused, recorded } = await dryRun([item])
      expect(refused).toMatchObject([{ faults: [{ pointer, apiPointer }] }])
      expect(recorded).toEqual([])
    },
  )

  test.each([
    [{ ...signing, date: '2999' }, '(given: "2999")'],
    [{ ...signing, volume: 1, page: 10_000 }, '(given: 10000)'],
    [{ ...visit, relatedPartner: null, end: '1970' }, '(given: "1970")'],
  ])('repeats the value that a rule of the registry refuses (%#)', async (item, value) => {
    const { refused } = await dryRun([item])
    expect(refused.flatMap(({ faults }) => faults.map(({ message }) => message))).toEqual([
      expect.stringContaining(value),
    ])
  })

  test('refuses a book that the registry does not have, and a page that two items name', async () => {
    const { refused } = await dryRun([
      { ...signing, book: 'book-of-condolence' },
      { ...signing, id: 's2', volume: 3, page: 7 },
      { ...signing, id: 's3', volume: 3, page: 7 },
    ])
    expect(refused).toMatchObject([
      { place: { id: 's1' }, title: 'Not found' },
      { place: { id: 's3' }, title: 'Conflict: page taken' },
    ])
  })

  test('refuses a volume in use that has fewer pages than the archive fills', async () => {
    const items = [{ ...signing, volume: 3, page: 90 }]
    const volumes = [{ book: 'gaestebuch', volume: 3, capacity: 80, nextPage: 20 }]
    expect(await dryRun(items, volumes)).toMatchObject({
      volumes: [],
      refused: [
        { faults: [{ pointer: '/capacity', message: expect.stringContaining('90 or more') as string }] },
      ],
    })
  })

  test('warns of a signing far from its visit, and compares no people', async () => {
    const linked = { ...visit, relatedPartner: null, relatedSigning: 's1' }
    const { remarks } = await dryRun([linked, { ...signing, date: '1975' }, { ...signing, id: 's2' }])
    expect(remarks).toMatchObject([
      {
        place: { id: 's1' },
        pointer: '/date',
        apiPointer: '/signedOn',
        about: expect.stringMatching(/visit v1$/) as string,
      },
    ])
    expect(remarks).toHaveLength(1)
  })

  test('says which volume would be opened, with the page after the last of the archive', async () => {
    const items = [
      { ...signing, volume: 20, page: 12 },
      { ...signing, id: 's2', volume: 21, page: 12 },
    ]
    expect(await dryRun(items, [{ book: 'gaestebuch', volume: 21, capacity: 300 }])).toMatchObject({
      volumes: [
        {
          book: 'guest-book',
          state: 'opened',
          volume: 21,
          capacity: 300,
          nextPage: 13,
          assumed: ['next page'],
        },
      ],
      refused: [],
    })
  })
})
