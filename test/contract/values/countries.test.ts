import { COUNTRIES } from '../../../contract/values/countries'

describe('the list of countries', () => {
  test('has the 249 codes that ISO 3166-1 assigns, each once and in order', () => {
    expect(COUNTRIES).toHaveLength(249)
    expect([...new Set(COUNTRIES)].toSorted()).toEqual(COUNTRIES)
  })

  test('has codes that are known by name', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    expect(COUNTRIES.filter((code) => names.of(code) === undefined)).toEqual([])
  })

  test.each(['UK', 'EU', 'SU', 'YU', 'CS', 'DD', 'TP', 'AN', 'XK', 'ZZ'])(
    'has not %s, which is reserved, withdrawn or for private use',
    (code) => expect(COUNTRIES).not.toContain(code),
  )
})
