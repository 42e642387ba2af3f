/** Comma-separated values (RFC 4180), as spreadsheets open them. */

/** Without it, spreadsheets read UTF-8 as something else. */
const BYTE_ORDER_MARK = '\uFEFF'

/** A spreadsheet takes a cell that starts with one of these for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** The rows as a file: quoted where needed, with CRLF. A cell that looks like a formula is prefixed with an apostrophe. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')

function cellOf(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
