/** A text in several languages, as a form holds it. */

/** One language of the text. The tag is empty until a language is chosen. */
export interface LanguageRow {
  readonly tag: string
  readonly text: string
}

export type LocalizedInput = readonly LanguageRow[]

/** The languages that every form asks for. */
const ASKED = ['de', 'en']

export const NO_TEXT: LocalizedInput = ASKED.map((tag) => ({ tag, text: '' }))

/** The rows for a text of the API: German and English first. */
export function toLocalizedInput(texts: Readonly<Record<string, string>> = {}): LocalizedInput {
  const others = Object.keys(texts).filter((tag) => !ASKED.includes(tag))
  return [...ASKED, ...others].map((tag) => ({ tag, text: texts[tag] ?? '' }))
}

/** The text as the API takes it; undefined if no language has one. */
export function fromLocalizedInput(rows: LocalizedInput): Record<string, string> | undefined {
  const given = rows.filter(({ tag, text }) => tag !== '' && text.trim() !== '')
  return given.length === 0 ? undefined : Object.fromEntries(given.map(({ tag, text }) => [tag, text.trim()]))
}

/** The text that names the thing for its maker: the English one, else the first. */
export const mainTextOf = (rows: LocalizedInput): string =>
  (rows.find(({ tag, text }) => tag === 'en' && text !== '') ?? rows.find(({ text }) => text !== ''))?.text ??
  ''
