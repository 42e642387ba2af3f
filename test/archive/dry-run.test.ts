import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/read-archive'
import { externalReferences, dryRunRegistry } from '../../archive/dry-run'
import { archiveFolder, removeArchiveFolders } from './archive-folder'

afterEach(removeArchiveFolders)

const partnership = { id: 'p1', city: { de: 'Lodz' }, country: 'PL' }
const visit = { id: 'v1', direction: 'incoming', kind: 'working-visit', start: '1971', relatedPartner: 'p1' }
const signing = { id: 's1', book: 'gaestebuch', date: '1971', signers: [{ office: 'Mayor' }] }

async function dryRun(...items: object[]) {
  const archive = await readArchive(archiveFolder('hamburg', { 'some.json': { items } }))
  const imported = await importArchive(archive, {
    registry: dryRunRegistry(archive),
    language: 'en',
    visibility: 'internal',
  })
  return { ...imported, externalReferences: externalReferences(archive) }
}

describe('a dry run', () => {
  test('accepts items that the registry would record', async () => {
    expect(await dryRun(signing, visit, partnership)).toMatchObject({
      recorded: [{ id: 'p1' }, { id: 'v1' }, { id: 's1' }],
      refused: [],
      externalReferences: [],
    })
  })

  test('assumes that items outside the files are recorded, and says so', async () => {
    expect(await dryRun(visit)).toMatchObject({
      recorded: [{ id: 'v1' }],
      externalReferences: [{ place: { id: 'v1' }, pointer: '/relatedPartner' }],
    })
  })

  test.each([
    [
      'too many people',
      { ...visit, guests: Array.from({ length: 31 }, () => ({ office: 'Mayor' })) },
      '/guests',
    ],
    ['an end before the start', { ...visit, end: '1970' }, '/end'],
    ['an entry without signers', { ...signing, signers: [] }, '/signers'],
    ['a city without letters', { ...partnership, city: { de: '!!!' } }, '/id'],
  ])('refuses what the contract or a rule of the registry refuses: %s', async (_, item, pointer) => {
    const { refused, recorded } = await dryRun(item)
    expect(refused.flatMap(({ faults }) => faults.map((fault) => fault.pointer))).toEqual([pointer])
    expect(recorded).toEqual([])
  })
})
