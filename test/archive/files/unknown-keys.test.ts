import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readArchive } from '../../../archive/files/read-archive'
import { remarkLines } from '../../../archive/report/remark-lines'
import { archiveFolder, removeArchiveFolders } from '../archive-folder'

afterEach(removeArchiveFolders)

const visit = { id: 'v1', direction: 'incoming', kind: 'working-visit', start: '1971' }
const signing = { id: 's1', book: 'gaestebuch', date: '1971', signers: [{ name: 'Anna Example' }] }
const partnership = { id: 'p1', city: { de: 'Lodz' }, country: 'PL' }

const readFile = async (file: object) => await readArchive(archiveFolder('hamburg', { 'some.json': file }))
const read = async (...items: object[]) => await readFile({ items })
const leftOut = (key: string) => `has a key that the import does not know, and leaves out: ${key}`

test.each([
  ['a signing', { ...signing, date: null, dat: '1956-01-03' }, '`dat`'],
  ['a signing, which states no visibility', { ...signing, visibility: 'internal' }, '`visibility`'],
  ['a visit', { ...visit, gäste: [{ name: 'Anna Example' }] }, '`gäste`'],
  ['a visit that has a key of a signing', { ...visit, signers: [] }, '`signers`'],
  ['a partnership', { ...partnership, typ: 'friendship' }, '`typ`'],
  [
    'a signer',
    { ...signing, signers: [{ name: 'x' }, { name: 'y', offce: 'Mayor' }] },
    '`offce` of `signers`',
  ],
  ['a guest', { ...visit, guests: [{ name: 'x', offce: 'Mayor' }] }, '`offce` of `guests`'],
  ['a host', { ...visit, cityHost: { name: 'x', contry: 'PL' } }, '`contry` of `cityHost`'],
  ['a programme item', { ...visit, programme: [{ what: 'x', tme: '10:00' }] }, '`tme` of `programme`'],
  ['a statement', { ...visit, statements: [{ speaker: 'x', txt: 'y' }] }, '`txt` of `statements`'],
  ['an agreement', { ...partnership, agreements: [{ kind: 'x', dat: '1971' }] }, '`dat` of `agreements`'],
  ['a programme', { ...partnership, programmes: [{ name: 'x', sinc: '1971' }] }, '`sinc` of `programmes`'],
  ['a predecessor', { ...partnership, predecessor: { party: 'x', dat: '1' } }, '`dat` of `predecessor`'],
  ['an inscription', { ...signing, inscription: { text: 'x', lang: 'de' } }, '`lang` of `inscription`'],
  ['a key that a terminal cannot show', { ...visit, 'a\u001Bb': 1 }, String.raw`"a\u001bb"`],
])('an unknown key of %s is left out with a remark', async (_, item, key) => {
  const { remarks, refused } = await read(item)
  expect(refused).toEqual([])
  expect(remarks).toMatchObject([{ place: { id: item.id }, pointer: '', message: leftOut(key) }])
})

test('an unknown key of a refused item has a remark too, since it explains why a field is missing', async () => {
  const { remarks, refused } = await read({ ...visit, start: null, strat: '1971' })
  expect(refused).toMatchObject([{ faults: [{ pointer: '/start' }] }])
  expect(remarks).toMatchObject([{ message: leftOut('`strat`') }])
})

test('unknown keys of a file and of its volumes in use have remarks', async () => {
  const { remarks } = await readFile({
    items: [],
    volumeInUse: [],
    volumesInUse: [{ book: 'gaestebuch', volume: 3, capcity: 300 }],
  })
  expect(remarks).toMatchObject([
    { place: { file: expect.stringMatching(/some\.json$/) as string }, message: leftOut('`volumeInUse`') },
    { place: { id: 'volumesInUse/0' }, message: leftOut('`capcity`') },
  ])
})

test('keys that say nothing, and those of the examples beside the facts, have no remark', async () => {
  const head = { about: 'x', compiledFrom: 'x', conventions: { null: 'unknown' }, unknownFields: ['page'] }
  const { remarks } = await readFile({
    ...head,
    items: [
      { ...visit, weather: null, mood: ' ' },
      { ...partnership, typeScheme: 'RGRE', city: { de: 'Lodz', pl: 'Łódź' } },
    ],
  })
  expect(remarks).toEqual([])
})

/** The fields of the tables of examples/README.md, with the fields in braces of objects in a field. */
function documentedItems(): Record<string, unknown>[] {
  const readme = readFileSync(join(__dirname, '../../../examples/README.md'), 'utf8')
  return ['Partnerships', 'Visits', 'Signings'].map((title) => {
    const [, section = ''] = readme.split(`### ${title} →`)
    const rows = (section.split('\n#')[0] ?? '').matchAll(/^\| (`.*?) \| (.*?) \|/gm)
    const fields = [...rows].flatMap(([, names = '', form = '']) => {
      const inner = /\{ ([\w, ]+) \}/.exec(form)?.[1]?.split(', ')
      const value = inner === undefined ? 'x' : Object.fromEntries(inner.map((name) => [name, 'x']))
      return [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => [
        name,
        form.includes('list') ? [value] : value,
      ])
    })
    return Object.fromEntries(fields) as Record<string, unknown>
  })
}

test('every documented key is known', async () => {
  const items = documentedItems()
  expect(items.map((item) => Object.keys(item).length > 14)).toEqual([true, true, true])
  expect((await read(...items)).remarks.filter(({ message }) => message.startsWith('has a key'))).toEqual([])
})

test('the report names each unknown key once, with the items that have it', async () => {
  const misspelt = {
    ...signing,
    signers: [
      { name: 'x', offce: 'Mayor' },
      { name: 'y', offce: 'Mayor' },
    ],
  }
  const { remarks } = await read(misspelt, { ...misspelt, id: 's2' }, { ...visit, gäste: ['x'] })
  const lines = remarkLines(remarks).map((line) => line.replace(/\S*hamburg/, 'hamburg'))
  expect(lines).toEqual([
    `hamburg/some.json, visit v1: ${leftOut('`gäste`')}`,
    `2 remarks: ${leftOut('`offce` of `signers`')}`,
    '    hamburg/some.json: s1 s2',
  ])
})
