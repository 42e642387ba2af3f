import { hasStrong, hasWeak, readTags } from '../../../lambdas/http/entity-tags'

const strong = (opaque: string) => ({ opaque, isWeak: false })
const weak = (opaque: string) => ({ opaque, isWeak: true })

test.each([
  ['*', '*'],
  [' * ', '*'],
  ['"1"', [strong('1')]],
  ['W/"1"', [weak('1')]],
  ['"1", "2"', [strong('1'), strong('2')]],
  ['"1","2"\t,W/"3"', [strong('1'), strong('2'), weak('3')]],
  [', ,"1",, ,"2",', [strong('1'), strong('2')]],
  ['"a,b"', [strong('a,b')]],
  ['"*"', [strong('*')]],
  ['""', [strong('')]],
  ['"\u00fc"', [strong('\u00fc')]],
  ['', []],
  [',', []],
])('reads %j', (header, tags) => {
  expect(readTags(header)).toEqual(tags)
})

test.each([
  'W/"1"*',
  'foo*',
  '"1',
  '1"',
  '*, "1"',
  '"1", *',
  '* *',
  '1',
  "'1'",
  'w/"1"',
  'W/ "1"',
  '"1" "2"',
  '"1";"2"',
  '"a b"',
  '"a\u0000"',
  '"a\u007f"',
  '"""',
  'W/',
  'W/*',
])('does not read %j', (header) => {
  expect(readTags(header)).toBeUndefined()
})

test('reads a header of ten kilobytes in linear time', () => {
  expect(readTags(' '.repeat(10_000) + 'x')).toBeUndefined()
  expect(readTags(`"1"${' '.repeat(10_000)}x`)).toBeUndefined()
  expect(readTags(','.repeat(10_000))).toEqual([])
})

test.each([
  ['*', true, true],
  ['"1"', true, true],
  ['W/"1"', false, true],
  ['"2", "1"', true, true],
  ['"2"', false, false],
  ['', false, false],
])('%j has the tag "1" strongly: %s, weakly: %s', (header, isStrong, isWeak) => {
  const tags = readTags(header) ?? []
  expect([hasStrong(tags, (tag) => tag === '1'), hasWeak(tags, (tag) => tag === '1')]).toEqual([
    isStrong,
    isWeak,
  ])
})
