/** Comma-separated values (RFC 4180), as spreadsheets open them. */

/** Without it, spreadsheets read UTF-8 as something else. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * A spreadsheet takes a cell that starts with one of these for a formula. German spreadsheets begin a cell after each
 * semicolon, even within quotes.
 */
const FORMULA = /(^|;\s*)(?=[=+\-@]|^[\t\r])/g

/**
 * The rows as a file: quoted where needed, with CRLF. What looks like a formula is prefixed with an apostrophe.
 *
 * @param separator between cells: a semicolon where the decimal sign is a comma, as German spreadsheets expect
 */
export const toCsv = (rows: readonly (readonly string[])[], separator: ',' | ';' = ','): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(separator)}\r\n`).join('')

function cellOf(value: string): string {
  const text = value.replaceAll(FORMULA, "$1'")
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
