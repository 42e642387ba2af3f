import { toCsv } from '../../web/csv'

const cells = (...row: string[]): string => toCsv([row]).replace(/^\uFEFF/, '')

test('starts with a byte order mark and ends each row with CRLF', () => {
  expect(toCsv([['a', 'b'], ['c']])).toBe('\uFEFFa,b\r\nc\r\n')
  expect(toCsv([['a;', 'b']], ';')).toBe('\uFEFF"a;";b\r\n')
})

test('quotes cells with commas, quotes and line breaks, and doubles the quotes', () => {
  expect(cells('a,b', 'say "hello"', 'one\ntwo', '')).toBe('"a,b","say ""hello""","one\ntwo",\r\n')
})

test.each(['=1+1', '+49 30', '-1', '@SUM(A1)', '\tx', '\rx'])(
  'does not give a spreadsheet the formula %j',
  (cell) => {
    expect(cells(cell)).toMatch(/^"?'/)
  },
)

test('does not give a spreadsheet that begins cells after semicolons a formula', () => {
  expect(cells('Anna; =1+1;-2')).toBe(`"Anna; '=1+1;'-2"\r\n`)
  expect(cells('a;b=c', 'x-y')).toBe('"a;b=c",x-y\r\n')
})
