import type { Registry } from '../../archive/registry'
import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/read-archive'
import { rehearsal } from '../../archive/rehearsal'
import { CommandError } from '../../local/command'
import { archiveFolder, removeArchiveFolders } from './archive-folder'
import { registryInMemory } from './registry-in-memory'

afterEach(removeArchiveFolders)

const partnership = { id: 'p1', city: { de: 'Lodz' }, country: 'PL' }
const visit = {
  id: 'v1',
  direction: 'incoming',
  kind: 'working-visit',
  start: '1971',
  relatedPartner: 'p1',
  relatedSigning: 's1',
}
const signing = { id: 's1', book: 'gaestebuch', date: '1971', signers: [{ office: 'Mayor' }] }

const read = async (...items: object[]) =>
  await readArchive(archiveFolder('hamburg', { 'some.json': { items } }))
const importInto = async (registry: Registry, ...items: object[]) =>
  await importArchive(await read(...items), { registry, language: 'en' })
const ids = (places: readonly { id?: string }[]) => places.map(({ id }) => id)

const gone = async () => await Promise.reject(new CommandError('No answer.'))

const rehearse = async (...items: object[]) => {
  const archive = await read(...items)
  return await importArchive(archive, { registry: rehearsal(archive), language: 'en' })
}
const pointers = async (...items: object[]) =>
  (await rehearse(...items)).refused.flatMap(({ faults }) => faults.map(({ pointer }) => pointer))

describe('an import', () => {
  test('records partnerships, then the visits that name them, then the signings that visits name', async () => {
    const registry = registryInMemory()
    await importInto(registry, signing, visit, partnership)
    expect(registry.recorded).toEqual(['hamburg/p1', 'hamburg/v1', 'hamburg/s1'])
    expect(registry.bodies.get('hamburg/v1')).toMatchObject({ partnershipId: 'partnership-of-hamburg/p1' })
    expect(registry.bodies.get('hamburg/s1')).toMatchObject({ visitId: 'visit-of-hamburg/v1' })
  })

  test('records the signings of a book in the order of the files', async () => {
    const registry = registryInMemory()
    const signings = Array.from({ length: 30 }, (_, index) => ({ ...signing, id: `s${index}` }))
    await importInto(registry, ...signings)
    expect(registry.recorded).toEqual(signings.map(({ id }) => `hamburg/${id}`))
  })

  test('finds what is recorded already and leaves it as it is, also when the file has changed', async () => {
    const registry = registryInMemory()
    await importInto(registry, partnership)
    const again = await importInto(registry, { ...partnership, country: 'DE' }, visit)
    expect(ids(again.found)).toEqual(['p1'])
    expect(ids(again.recorded)).toEqual(['v1'])
    expect(registry.bodies.get('hamburg/p1')).toMatchObject({ country: 'PL' })
  })

  test('links to what an earlier import has recorded', async () => {
    const registry = registryInMemory()
    await importInto(registry, partnership)
    await importInto(registry, visit)
    expect(registry.bodies.get('hamburg/v1')).toMatchObject({ partnershipId: 'partnership-of-hamburg/p1' })
  })

  test('lists what the registry refuses, and goes on with the rest', async () => {
    const { refused, recorded } = await importInto(
      registryInMemory(['hamburg/p2']),
      { ...partnership, id: 'p2' },
      partnership,
    )
    expect(refused).toMatchObject([{ place: { kind: 'partnership', id: 'p2' }, faults: [{ pointer: '/x' }] }])
    expect(ids(recorded)).toEqual(['p1'])
  })

  test('records nothing without what belongs to it', async () => {
    const registry = registryInMemory(['hamburg/p1'])
    const { refused } = await importInto(registry, signing, visit, partnership)
    expect(refused.map(({ place, faults }) => [place.id, faults[0]?.pointer])).toEqual([
      ['p1', '/x'],
      ['v1', '/relatedPartner'],
      ['s1', ''],
    ])
    expect(registry.recorded).toEqual([])
  })

  test('stops when it cannot go on, and tells what was recorded until then', async () => {
    const registry = registryInMemory()
    const imported = await importInto(
      { ...registry, visits: { find: gone, resolve: gone, record: gone } },
      partnership,
      visit,
      signing,
    )
    expect(imported).toMatchObject({ stopped: 'No answer.', recorded: [{ id: 'p1' }], refused: [] })
  })

  test('tells how far it is', async () => {
    const told: string[] = []
    await importArchive(await read(partnership, visit), {
      registry: registryInMemory(),
      language: 'en',
      onProgress: (kind, done, all) => told.push(`${kind} ${done}/${all}`),
    })
    expect(told).toEqual(['partnership 1/1', 'visit 1/1'])
  })
})

describe('a rehearsal', () => {
  test('goes through with what the registry would take', async () => {
    expect(await rehearse(partnership, visit, signing)).toMatchObject({
      recorded: [{ id: 'p1' }, { id: 'v1' }, { id: 's1' }],
      refused: [],
    })
  })

  test('takes what lies beyond the files to exist', async () => {
    expect(ids((await rehearse(visit)).recorded)).toEqual(['v1'])
  })

  test('finds what the contract or a rule of the registry refuses', async () => {
    const guests = Array.from({ length: 31 }, () => ({ office: 'Mayor' }))
    expect(await pointers({ ...visit, relatedPartner: null, guests })).toEqual(['/guests'])
    expect(await pointers({ ...visit, relatedPartner: null, end: '1970' })).toEqual(['/end'])
    expect(await pointers({ ...signing, signers: [] })).toEqual(['/signers'])
  })

  test('finds two partnerships that would have one id, and two entries on one page', async () => {
    const { refused } = await rehearse(
      partnership,
      { ...partnership, id: 'p2' },
      { ...signing, volume: 1, page: 2 },
      { ...signing, id: 's2', volume: 1, page: 2 },
    )
    expect(refused.map(({ place, title }) => [place.id, title])).toEqual([
      ['p2', 'It is recorded already'],
      ['s2', 'The page is taken'],
    ])
  })
})
