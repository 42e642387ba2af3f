import {
  clockTime,
  day,
  partialDate,
  plainDate,
  plainVisitTime,
  timeZone,
  visitTime,
} from '../../../contract/values/dates'
import { language, line, slug, source, sourceReference, text, uuid } from '../../../contract/values/values'
import { faultsOf } from '../../domain/shared/builders'

// Looking for the visible character by trying took 48 s, and putting marks in order 8 s.
describe('a whole body of 256 KB in one text', () => {
  const SIZE = 256 * 1024
  const schemas = {
    line: line(),
    text: text(),
    slug,
    timeZone,
    language,
    day,
    partialDate,
    plainDate,
    plainVisitTime,
    visitTime,
    clockTime,
    uuid,
    address: source.shape.url,
    reference: sourceReference,
  }
  const hostile = {
    'a line break behind letters': `${'a'.repeat(SIZE)}\n`,
    'a tab behind letters': `${'a'.repeat(SIZE)}\t`,
    'a tab behind words': `${' a'.repeat(SIZE / 2)}\t`,
    'a tab behind spaces': `${' '.repeat(SIZE)}\t`,
    'a tab behind line breaks': `${'\n'.repeat(SIZE)}\t`,
    'nothing visible': '\u200b'.repeat(SIZE / 3),
    'hyphens between letters': `${'a-'.repeat(SIZE / 2)}!`,
    'slashes between letters': `${'a/'.repeat(SIZE / 2)}!`,
    'marks in two orders': `a${'\u0301\u0323'.repeat(SIZE / 4)}`,
    'marks in the wrong order': `a${'\u0301'.repeat(SIZE / 4)}${'\u0323'.repeat(SIZE / 4)}`,
    'thirty marks on each letter': `a${'\u0301'.repeat(15)}${'\u0323'.repeat(15)}`.repeat(SIZE / 62),
    digits: '1'.repeat(SIZE),
    'letters of two halves': `${'👑'.repeat(SIZE / 4)}\n`,
    'an address of dots': `https://${'a.'.repeat(SIZE / 2)}`,
    'an address of user names': `https://${'@'.repeat(SIZE)}`,
    'an address in another script': `https://${'ü.'.repeat(SIZE / 3)}`,
  }
  const costOf = (values: readonly string[]): number => {
    const before = process.cpuUsage()
    for (const schema of Object.values(schemas)) for (const value of values) faultsOf(schema, value)
    return process.cpuUsage(before).user
  }

  test.each(Object.entries(hostile))('is refused everywhere: %s', (_what, value) => {
    for (const schema of Object.values(schemas)) expect(faultsOf(schema, value)).not.toEqual([])
  })

  test('costs less than a hundred times what harmless letters cost: the square of its length would cost thousands', () => {
    const harmless = Object.values(hostile).map(() => 'ä'.repeat(SIZE / 2))
    expect(costOf(Object.values(hostile)) / costOf(harmless)).toBeLessThan(100)
  })
})
