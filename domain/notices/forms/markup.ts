/** Text in HTML and XML. */

/** What XML 1.0 (2.2) cannot contain, not even escaped: control characters, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text as the content of an element, or of an attribute in quotes. Forbidden characters become U+FFFD. */
export const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** JSON as the content of a `script` element: no character of it is markup, and it is valid JavaScript too. */
export const jsonInScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
