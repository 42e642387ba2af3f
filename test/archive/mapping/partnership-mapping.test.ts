import { mapPartnership } from '../../../archive/mapping/partnership-mapping'
import { partnershipInput } from '../../../contract/partnerships/schemas'
import { parse } from '../../../contract/parse'
import { partnershipItem } from '../items'

const mapped = (fields: object, language = 'en') =>
  mapPartnership(partnershipItem(fields), 'hamburg/p1', language)

const founded = (date: string, precision: string | null) =>
  mapped({ founded: date, foundedPrecision: precision }).body.foundedOn

describe('a partnership of an archive', () => {
  test('becomes an archive partnership with an external id and without an id', () => {
    const { body } = mapped({
      type: 'friendship',
      status: 'suspended',
      founded: '1976-10',
      foundedPlace: 'Łódź',
    })
    expect(body).toMatchObject({
      origin: 'archive',
      externalId: 'hamburg/p1',
      city: { de: 'Lodz' },
      country: 'PL',
      kind: 'friendship',
      status: 'suspended',
      foundedOn: '1976-10',
      foundedPlace: 'Łódź',
    })
    expect(body.id).toBeUndefined()
  })

  test('is valid with only a city', () => {
    const nothing = Object.fromEntries(
      [
        'country',
        'status',
        'founded',
        'agreements',
        'predecessor',
        'programmes',
        'notes',
        'sources',
        'motto',
        'evidence',
      ].map((field) => [field, null]),
    )
    expect(parse(partnershipInput, mapped(nothing).body)).toMatchObject({
      value: { status: 'active', kind: 'partnership', agreements: [], programmes: [], sources: [] },
    })
  })

  test('repeats its evidence at each source', () => {
    const { body } = mapped({
      evidence: 'inferred',
      sources: ['https://a.example/', null, 'https://b.example/ß', 'LAB, A Rep. 021 Nr. 14'],
    })
    expect(body.sources).toEqual([
      { url: 'https://a.example/', evidence: 'inferred' },
      { url: 'https://b.example/ß', evidence: 'inferred' },
      { reference: 'LAB, A Rep. 021 Nr. 14', evidence: 'inferred' },
    ])
  })

  test('has texts without a language in the language of the import', () => {
    const { body } = mapped({ city: 'Łódź', motto: 'ze sobą', programmes: [{ name: 'Wymiana' }] }, 'pl')
    expect(body).toMatchObject({ city: { pl: 'Łódź' }, motto: { pl: 'ze sobą' } })
    expect(body.programmes).toMatchObject([{ name: { pl: 'Wymiana' }, field: 'other' }])
  })

  test('drops a language without a text', () => {
    expect(mapped({ city: { de: 'Warschau', en: null, pl: ' ' } }).body.city).toEqual({ de: 'Warschau' })
  })

  test('has programmes with unique, readable ids', () => {
    const names = [
      'Cultural exchange programme: residency scholarships of several months',
      'Cooperation of the Smart City units of both cities',
      'Cultural exchange programme (second series)',
      '文化交流',
      '!!!',
    ]
    const { body } = mapped({ programmes: names.map((name) => ({ name, field: 'culture' })) })
    expect(body.programmes?.map(({ id }) => id)).toEqual([
      'cultural-exchange-programme',
      'cooperation-of-the-smart-city-units',
      'cultural-exchange-programme-2',
      '文化交流',
      'programme',
    ])
    expect(parse(partnershipInput, body)).toHaveProperty('value')
  })

  test('leaves out incomplete parts, and reports their pointers', () => {
    const { body, leftOut } = mapped({
      predecessor: { date: '1971', party: null },
      agreements: [null, { date: '1990', kind: null }, { date: null, kind: 'treaty' }],
      programmes: [{ name: null, field: 'youth' }],
    })
    expect(body).toMatchObject({ predecessor: undefined, agreements: [{ kind: 'treaty' }], programmes: [] })
    expect(leftOut.map(({ pointer }) => pointer)).toEqual(['/predecessor', '/agreements/1', '/programmes/0'])
  })

  test('records an unknown field of a programme as other, with a remark', () => {
    const { body, leftOut } = mapped({
      programmes: [null, { name: 'Regatta', field: 'sport' }, { name: 'City', field: 'Smart City' }],
    })
    expect(body.programmes).toMatchObject([{ field: 'other' }, { field: 'smart-city' }])
    expect(leftOut).toMatchObject([{ pointer: '/programmes/1/field' }])
  })

  test('cuts the founding date to its precision', () => {
    expect(founded('1913-01-01', 'year')).toBe('1913')
    expect(founded('1913-05-01', 'month')).toBe('1913-05')
    expect(founded('1913', 'day')).toBe('1913')
    expect(founded('1913-05-02', null)).toBe('1913-05-02')
  })
})
