import { toCsv } from '../../web/csv'

const cells = (...row: string[]): string => toCsv([row]).replace(/^\uFEFF/, '')

test('starts with a byte order mark and ends each row with CRLF', () => {
  expect(toCsv([['a', 'b'], ['c']])).toBe('\uFEFFa,b\r\nc\r\n')
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
