import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/read-archive'
import { beyond, rehearsal } from '../../archive/rehearsal'
import { archiveFolder, removeArchiveFolders } from './archive-folder'

afterEach(removeArchiveFolders)

const partnership = { id: 'p1', city: { de: 'Lodz' }, country: 'PL' }
const visit = { id: 'v1', direction: 'incoming', kind: 'working-visit', start: '1971', relatedPartner: 'p1' }
const signing = { id: 's1', book: 'gaestebuch', date: '1971', signers: [{ office: 'Mayor' }] }

async function rehearse(...items: object[]) {
  const archive = await readArchive(archiveFolder('hamburg', { 'some.json': { items } }))
  const imported = await importArchive(archive, {
    registry: rehearsal(archive),
    language: 'en',
    visibility: 'internal',
  })
  return { ...imported, beyond: beyond(archive) }
}

describe('a rehearsal', () => {
  test('goes through with what the registry would take', async () => {
    expect(await rehearse(signing, visit, partnership)).toMatchObject({
      recorded: [{ id: 'p1' }, { id: 'v1' }, { id: 's1' }],
      refused: [],
      beyond: [],
    })
  })

  test('takes what lies beyond the files to be recorded, and says so', async () => {
    expect(await rehearse(visit)).toMatchObject({
      recorded: [{ id: 'v1' }],
      beyond: [{ place: { id: 'v1' }, pointer: '/relatedPartner' }],
    })
  })

  test.each([
    [
      'too many people',
      { ...visit, guests: Array.from({ length: 31 }, () => ({ office: 'Mayor' })) },
      '/guests',
    ],
    ['an end before the start', { ...visit, end: '1970' }, '/end'],
    ['an entry that nobody signed', { ...signing, signers: [] }, '/signers'],
    ['a city without letters', { ...partnership, city: { de: '!!!' } }, '/id'],
  ])('finds what the contract or a rule of the registry refuses: %s', async (_, item, pointer) => {
    const { refused, recorded } = await rehearse(item)
    expect(refused.flatMap(({ faults }) => faults.map((fault) => fault.pointer))).toEqual([pointer])
    expect(recorded).toEqual([])
  })
})
