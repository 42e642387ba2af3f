import { mapEntry } from '../../archive/entry-mapping'
import { entryInput } from '../../contract/books/schemas'
import { parse } from '../../contract/parse'
import { signingItem } from './items'

const mapped = (fields: object, visitId?: string) =>
  mapEntry(signingItem(fields), 'hamburg/s1', { language: 'en', visibility: 'internal' }, visitId)

describe('a signing of an archive', () => {
  test('becomes an archive entry on the page that the archive knows', () => {
    const visitId = '01900000-0000-7000-8000-000000000000'
    const { body } = mapped({ volume: 6, page: 12, venue: 'Town hall', occasion: 'fair' }, visitId)
    expect(body).toMatchObject({
      origin: 'archive',
      externalId: 'hamburg/s1',
      volume: 6,
      page: 12,
      signedOn: '1971-05',
      place: 'Town hall',
      occasion: { en: 'fair' },
      visibility: 'internal',
      visitId,
    })
    expect(parse(entryInput, body)).toHaveProperty('value')
  })

  test('fits the contract when only book, date and an office are known', () => {
    const fields = [
      'volume',
      'page',
      'occasion',
      'venue',
      'host',
      'inscription',
      'evidence',
      'notes',
      'sources',
    ]
    const nothing = Object.fromEntries(fields.map((field) => [field, null]))
    expect(parse(entryInput, mapped(nothing).body)).toMatchObject({
      value: { visibility: 'internal', signers: [{ role: 'principal', kind: 'person' }] },
    })
  })

  test('is signed by principals, companions, and groups as one', () => {
    const { body } = mapped({
      signers: [
        { name: 'Anna Example', role: 'companion' },
        { name: 'A general assembly', office: 'collective entry', country: null, role: 'collective' },
        { name: 'Berta Example', role: null },
      ],
    })
    expect(body.signers.map(({ kind, role }) => [kind, role])).toEqual([
      ['person', 'companion'],
      ['group', 'principal'],
      ['person', 'principal'],
    ])
  })

  test('keeps signed words as they are, and states no language that the archive does not', () => {
    expect(mapped({ inscription: 'Så vakkert!' }).body.inscription).toEqual({ text: 'Så vakkert!' })
    const inscription = { text: 'Så vakkert!', language: 'no' }
    expect(mapped({ inscription }).body.inscription).toEqual(inscription)
    expect(mapped({ inscription: { text: null } }).body.inscription).toBeUndefined()
  })

  test('leaves out a page of an unknown volume, and says so', () => {
    const { body, leftOut } = mapped({ volume: null, page: 17 })
    expect(body.page).toBeUndefined()
    expect(leftOut).toEqual([{ pointer: '/page', message: 'left out: its volume is not known' }])
  })

  test.each([
    ['goldenes-buch', 'golden-book'],
    ['gaestebuch', 'guest-book'],
    ['gästebuch', 'guest-book'],
    ['book-of-condolence', 'book-of-condolence'],
  ])('in the book %s stands in the registry’s %s', (book, expected) => {
    expect(signingItem({ book }).book).toBe(expected)
  })
})
