import { differencesFromFile, historyOf } from '../../archive/differences'

type Recorded = Parameters<typeof historyOf>[0]
const thing = (fields: object = {}): Recorded & object => ({
  status: 'completed',
  origin: 'archive',
  version: 1,
  ...fields,
})

const differencesOf = (recorded: object, inFile: object, fields = ['notes', 'guests', 'programme']) =>
  differencesFromFile(thing(recorded), thing(inFile), fields, (pointer) => `file${pointer}`)

describe('the differences of a record from the file', () => {
  test('have the pointers of both, and both values', () => {
    expect(differencesOf({ notes: 'a' }, { notes: 'b' })).toEqual([
      { pointer: 'file/notes', apiPointer: '/notes', message: 'registry: "a", file: "b"' },
    ])
    expect(differencesOf({ notes: 'a' }, {})).toMatchObject([{ message: 'registry: "a", file: nothing' }])
    expect(differencesOf({}, { notes: 'a\nb' })).toMatchObject([
      { message: String.raw`registry: nothing, file: "a\nb"` },
    ])
  })

  test.each([
    ['a field that the file does not make', { outcome: { de: 'Vertrag' }, timeZone: 'Europe/Berlin' }],
    ['stamps', { version: 3, updatedBy: 'somebody', updatedAt: '2026-01-01T00:00:00.000Z' }],
    ['the ids of people', { guests: [{ name: 'Anna Example', personId: 'anna-example-2' }] }],
    ['days of the programme', { programme: [{ what: 'Talk', on: '1971-05-03', visibility: 'press' }] }],
  ])('do not include %s', (_, added) => {
    const inFile = { guests: [{ name: 'Anna Example' }], programme: [{ what: 'Talk' }] }
    expect(differencesOf({ ...inFile, ...added }, inFile)).toEqual([])
  })

  test('include the status, and a field of a person that the file can state', () => {
    expect(
      differencesOf(
        { status: 'cancelled', guests: [{ name: 'Anna Example', officeClass: 'monarch' }] },
        { guests: [{ name: 'Anna Example' }] },
      ).map(({ apiPointer }) => apiPointer),
    ).toEqual(['/status', '/guests/0/officeClass'])
  })

  test('show long texts from shortly before their first difference', () => {
    const long = 'x'.repeat(300)
    const [difference] = differencesOf({ notes: `${long}1${long}` }, { notes: `${long}2${long}` })
    expect(difference?.message).toMatch(/^registry: …x{20}1x{99}…, file: …x{20}2x{99}…$/)
    const [shorter] = differencesOf({ notes: long }, { notes: `${long}!` })
    expect(shorter?.message).toMatch(/^registry: …x{20}", file: …x{20}!"$/)
  })

  test('find fields whose names have slashes and tildes', () => {
    expect(differencesOf({ notes: { 'a/b~c': 1 } }, { notes: { 'a/b~c': 2 } })).toMatchObject([
      { apiPointer: '/notes/a~1b~0c', message: 'registry: 1, file: 2' },
    ])
  })
})

test.each<[object, object | undefined, string | undefined]>([
  [{}, {}, undefined],
  [{ version: 2 }, {}, 'corrected in the registry since it was recorded (version 2)'],
  [
    { version: 2, status: 'signed' },
    { status: 'signed' },
    'corrected in the registry since it was recorded (version 2)',
  ],
  [{ version: 3 }, { status: 'planned' }, 'changed in the registry since it was recorded (version 3)'],
  [
    { version: 2, status: 'active' },
    { status: 'active' },
    'changed in the registry since it was recorded (version 2)',
  ],
  [{ version: 2, status: 'void' }, {}, 'void in the registry'],
  [{ version: 2, origin: 'live' }, {}, 'recorded live, not from an archive'],
  [{ version: 2 }, undefined, 'changed in the registry since it was recorded (version 2)'],
])('the history of the record %j beside the item %j is: %s', (recorded, inFile, expected) => {
  expect(historyOf(thing(recorded), inFile && thing(inFile))).toBe(expected)
})
