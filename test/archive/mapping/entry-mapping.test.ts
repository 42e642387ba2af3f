import { mapEntry } from '../../../archive/mapping/entry-mapping'
import { entryInput } from '../../../contract/books/schemas'
import { parse } from '../../../contract/parse'
import { signingItem } from '../items'

const mapped = (fields: object, visitId?: string) =>
  mapEntry(signingItem(fields), 'hamburg/s1', { language: 'en', visibility: 'internal' }, visitId)

describe('a signing of an archive', () => {
  test('becomes an archive entry with the page of the archive', () => {
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

  test('is valid with only a book, a date and an office', () => {
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

  test.each([
    [{ date: null }, undefined],
    [{ date: '1927~' }, '1927~'],
    [{ date: '192X' }, '192X'],
    [{ date: '1985-XX-XX?' }, '1985-XX-XX?'],
    [{ date: '1927-01-01~', datePrecision: 'year' }, '1927~'],
    [{ date: '1927-05-01?', datePrecision: 'month' }, '1927-05?'],
  ])('of %j is dated %s', (fields, signedOn) => {
    const { body } = mapped(fields)
    expect(body.signedOn).toBe(signedOn)
    expect(parse(entryInput, body)).toHaveProperty('value')
  })

  test('has principals, companions and groups as signers', () => {
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

  test('keeps an inscription unchanged, and states a language only where the archive does', () => {
    expect(mapped({ inscription: 'Så vakkert!' }).body.inscription).toEqual({ text: 'Så vakkert!' })
    const inscription = { text: 'Så vakkert!', language: 'no' }
    expect(mapped({ inscription }).body.inscription).toEqual(inscription)
    expect(mapped({ inscription: { text: null } }).body.inscription).toBeUndefined()
  })

  test('leaves out the page of an unknown volume, and reports it', () => {
    const { body, leftOut } = mapped({ volume: null, page: 17 })
    expect(body.page).toBeUndefined()
    expect(leftOut).toEqual([{ pointer: '/page', message: 'left out: volume is missing' }])
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
