import { countryName } from '../../../contract/values/country-names'
import { COUNTRIES, FORMER_COUNTRIES } from '../../../contract/values/countries'

/** The four-letter codes of ISO 3166-3: the former alpha-2 code first. */
const ISO_3166_3 =
  `AIDJ ANHH BQAQ BUMM BYAA CSHH CSXX CTKI DDDE DYBJ FQHH FXFR GEHH HVBF JTUM MIUM NHVU NQAQ NTHH PCHH PUUM
PZPA RHZW SKIN SUHH TPTL VDVN WKUM YDYE YUCS ZRCD`.split(/\s+/)

describe('the list of countries', () => {
  test('has the 249 codes that ISO 3166-1 assigns and XK, each once and in order', () => {
    expect(COUNTRIES).toHaveLength(250)
    expect(COUNTRIES).toContain('XK')
    expect([...new Set(COUNTRIES)].toSorted()).toEqual(COUNTRIES)
  })

  test.each(['UK', 'EU', 'SU', 'YU', 'CS', 'DD', 'TP', 'AN', 'XX', 'ZZ'])(
    'has not %s, which is reserved, withdrawn or for private use',
    (code) => expect(COUNTRIES).not.toContain(code),
  )

  test('has the former codes of ISO 3166-3 that no country of today has, apart from it', () => {
    const today: readonly string[] = COUNTRIES
    const former = new Set(ISO_3166_3.map((code) => code.slice(0, 2)).filter((code) => !today.includes(code)))
    expect(FORMER_COUNTRIES).toEqual([...former].toSorted())
  })
})

describe.each(['de', 'en'] as const)('the name of a country in %s', (language) => {
  test('is known for every code, and its own', () => {
    const codes = [...COUNTRIES, ...FORMER_COUNTRIES]
    const names = codes.map((code) => countryName(code, language))
    expect(codes.filter((code, index) => names[index] === code)).toEqual([])
    expect(new Set(names).size).toBe(codes.length)
  })

  test('is the code for another text', () => {
    expect(['constructor', 'tr', ''].map((code) => countryName(code, language))).toEqual([
      'constructor',
      'tr',
      '',
    ])
  })
})

test.each([
  ['XK', 'Kosovo', 'Kosovo'],
  ['TR', 'Türkei', 'Türkiye'],
  ['SU', 'Sowjetunion', 'Soviet Union'],
  ['DD', 'Deutsche Demokratische Republik', 'German Democratic Republic'],
  ['CS', 'Tschechoslowakei oder Serbien und Montenegro', 'Czechoslovakia, or Serbia and Montenegro'],
])('%s is %s, in English %s', (code, german, english) => {
  expect([countryName(code, 'de'), countryName(code, 'en')]).toEqual([german, english])
})
