import { withGivenValue } from '../../../archive/files/given-value'
import { readArchive } from '../../../archive/files/read-archive'
import { archiveFolder, removeArchiveFolders } from '../archive-folder'

afterEach(removeArchiveFolders)

const visit = { id: 'v1', direction: 'incoming', kind: 'working-visit', start: '1971' }
const signing = { id: 's1', book: 'gaestebuch', date: '1971', signers: [{ name: 'Anna Example' }] }
const partnership = { id: 'p1', city: { de: 'Lodz' }, country: 'PL' }

const messagesOf = async (item: object, volumesInUse: object[] = []) => {
  const files = archiveFolder('hamburg', { 'some.json': { items: [item], volumesInUse } })
  return (await readArchive(files)).refused.flatMap(({ faults }) => faults.map(({ message }) => message))
}

test.each([
  [{ ...signing, date: '1927-02-30' }, 'is not a day of the calendar (given: "1927-02-30")'],
  [{ ...signing, page: '2r' }, 'must be a number (given: "2r")'],
  [{ ...signing, volume: 'II' }, 'must be a number (given: "II")'],
  [{ ...signing, volume: 1000 }, 'must be 999 or less (given: 1000)'],
  [{ ...signing, book: 'The Book!' }, '(given: "The Book!")'],
  [{ ...signing, signers: [null, { name: 'x', country: 'United Kingdom' }] }, '(given: "United Kingdom")'],
  [{ ...visit, start: '19.06.2024' }, '(given: "19.06.2024")'],
  [{ ...visit, programme: [null, { what: 'x', time: '10 Uhr' }] }, '(given: "10 Uhr")'],
  [{ ...visit, statements: [{ speaker: 'x', text: 'y', language: 'Deutsch' }] }, '(given: "Deutsch")'],
  [{ ...partnership, founded: 'after the war' }, '(given: "after the war")'],
  [{ ...partnership, agreements: [{ kind: 'x', date: '1.1.1971' }] }, '(given: "1.1.1971")'],
  [{ ...visit, kind: 5 }, '(given: 5)'],
])('the refusal of a value repeats it (%#)', async (item, message) => {
  expect(await messagesOf(item)).toEqual([expect.stringContaining(message)])
})

test('the refusal of a volume in use repeats its value', async () => {
  const volume = { book: 'gaestebuch', volume: 3, capacity: 'many' }
  expect(await messagesOf(signing, [volume])).toEqual([expect.stringContaining('(given: "many")')])
})

test.each(['http://', 'https:// berlin.example', 'http://x y'])(
  'a source such as %j is refused in the words of a file, which has no `url`',
  async (source) => {
    const [message, ...more] = await messagesOf({ ...visit, sources: ['LAB, A Rep. 021', source] })
    expect(more).toEqual([])
    expect(message).toMatch(/^is not a complete web address: correct it, or give a reference in words/)
  },
)

test.each([
  ['the name of a person', '/guests/0/name', { guests: [{ name: 'Anna\nExample' }] }],
  ['an office', '/host/office', { host: { office: 'Mayor Anna Example' } }],
  ['a signatory', '/foundingSignatories/0', { foundingSignatories: ['Anna Example'] }],
  ['a speaker', '/statements/0/speaker', { statements: [{ speaker: 'Anna Example' }] }],
  ['a reference in words', '/sources/0', { sources: ['Letter of Anna Example'] }],
  ['an address with a password', '/sources/0', { sources: ['https://anna:secret@x.example'] }],
  ['a long value', '/date', { date: 'x'.repeat(61) }],
  ['a value that is missing', '/date', {}],
])('%s is not repeated', (_, pointer, given) => {
  const fault = { pointer, message: 'is wrong' }
  expect(withGivenValue(fault, given)).toBe(fault)
})

test('a value that the message has is not repeated', () => {
  const fault = { pointer: '/country', message: 'must be one of DE, PL, not "UK"' }
  expect(withGivenValue(fault, { country: 'UK' })).toBe(fault)
})
