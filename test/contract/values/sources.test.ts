import { source } from '../../../contract/values/values'
import { faultsOf } from '../../domain/shared/builders'

describe('a source', () => {
  test.each([
    'https://www.berlin.de/',
    'http://a.b/c?d=e#f',
    'https://xn--strae-oqa.de',
    'https://straße.de/ü',
  ])('can be read at %s', (url) => expect(faultsOf(source, { url })).toEqual([]))

  test.each([
    'berlin.de',
    'ftp://berlin.de',
    'javascript:alert(1)',
    'https://',
    'https://a b',
    'https://user:secret@berlin.de',
    'https://a\nb',
    'https://[::1',
    `https://a.b/${'x'.repeat(2000)}`,
  ])('but not at %j', (url) => expect(faultsOf(source, { url })).toHaveLength(1))
})

test('an address with letters beyond ASCII is read however often: V8 optimizes the code meanwhile', () => {
  const refused = Array.from({ length: 20_000 }, () =>
    faultsOf(source, { url: 'https://straße.de/ü' }),
  ).flat()
  expect(refused).toEqual([])
})

describe('a source in words', () => {
  test.each(['LAB, A Rep. 021 Nr. 14', 'Berliner Zeitung, 27 June 1963, p. 1', 'www.berlin.de'])(
    'can be %s',
    (reference) => expect(faultsOf(source, { reference, evidence: 'reported' })).toEqual([]),
  )

  test.each([
    [
      'is blank',
      { reference: ' ' },
      '/reference',
      'must be one line of visible text without control characters',
    ],
    [
      'has two lines',
      { reference: 'a\nb' },
      '/reference',
      'must be one line of visible text without control characters',
    ],
    ['has 501 characters', { reference: 'a'.repeat(501) }, '/reference', 'must have 500 or fewer characters'],
    [
      'is a web address',
      { reference: 'HTTPS://a.example' },
      '/reference',
      'must not be a web address: give it as `url`',
    ],
    [
      'stands beside an address',
      { url: 'https://a.example', reference: 'LAB' },
      '/reference',
      'must not be given beside `url`: give two sources',
    ],
    [
      'is absent, and the address too',
      { evidence: 'inferred' },
      '/url',
      'is missing: give `url`, or `reference` if the source has no web address',
    ],
  ])('is refused when it %s', (_, given, pointer, message) =>
    expect(faultsOf(source, given)).toEqual([`${pointer}: ${message}`]),
  )
})
