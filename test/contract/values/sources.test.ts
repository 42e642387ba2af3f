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
