/** Names, offices and quotations that would be markup, were they not escaped. The same in each run. */
import * as fc from 'fast-check'

const MARKUP = [
  '<script>alert(1)</script> </script> <!-- --> --!> <![CDATA[ ]]> <?xml?> </title> </h1></article> </body></html> <p> </p>',
  '<br> <plaintext> <textarea> <style> <svg/onload=alert(1)> <base/href=//x> "/><feed> ` = /> </content></entry> </ < >',
  `& &amp; &lt;b&gt; &#60; &#x3c;script&#x3e; &nbsp &notit; &#0; &#xD800; &copy=1 " ' "onmouseover="alert(1) %3Cb%3E`,
  'javascript:alert(1) data:text/html,<b> mailto:a@b?bcc=c https://a.example/?b="><c> tel:+1 {"a":"b"} {{a}} ${a} $& $1',
  String.raw`\ \" \u003c \n`,
].flatMap((line) => line.split(' '))

const WITH_BLANKS = [
  '<img src=x onerror=alert(1)>',
  `' autofocus onfocus='alert(1)`,
  '</script >',
  ' ',
  '  ',
  '+49 30 1',
]

const NAMES = [
  'Ekrem İmamoğlu',
  'Dr. Øyvind Ångström',
  'Bürgermeister',
  'e\u0301\u0323',
  'Z\u0351\u036b\u0343',
  '東京都知事',
  'مرحبا',
  'ראש העיר',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇹🇷',
  '𝓑𝓾',
  'ﷺ',
  '“”„‚«»',
]

/** Separators, marks of direction, what HTML or XML cannot carry, and what the contract refuses. */
const CHARACTERS = Array.from(
  '\u2028\u2029\u200f\u202e\u2066\u200d\ufeff\u00a0\u0085\u007f\u009f\0\u0001\u000b\u000c\u001b\ufffe\uffff\ud800-\udc00\u{1ffff}',
)

const PIECES = [...MARKUP, ...WITH_BLANKS, ...NAMES, ...CHARACTERS]

const hostile = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 3 })), {
    minLength: 1,
    maxLength: 5,
  })
  // One line, as the contract has it; a text is made of several.
  .map((pieces) =>
    pieces
      .join('')
      .replace(/[\n\r\u2028\u2029]/g, '|')
      .trim(),
  )
  .filter((text) => text !== '')

/** So many texts of one line, not blank and without blanks at either end. */
export const hostileTexts = (count: number): string[] => fc.sample(hostile, { seed: 1_604, numRuns: count })

/** The text as XML and HTML can carry it: what they cannot is U+FFFD. */
export const carried = (text: string): string =>
  Array.from(text, (character) => {
    const point = character.codePointAt(0)!
    const isControl = point < 0x20 && !'\t\n\r'.includes(character)
    const isSurrogate = point >= 0xd800 && point <= 0xdfff
    return isControl || isSurrogate || point === 0xfffe || point === 0xffff ? '\ufffd' : character
  }).join('')
