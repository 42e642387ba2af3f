/**
 * Invisible characters, and those that change the direction of text. A name with one of them looks like another name, a
 * text can hide words, and a search does not find it: recorded text must not contain them.
 *
 * Written as ranges in ASCII, since a property such as \p{DI} makes the cold start of every function slower.
 */

/**
 * Never allowed (Unicode Character Database): Bidi_Control, Default_Ignorable_Code_Point without joiners and variation
 * selectors, private use, noncharacters, the Braille blank, and the specials around U+FFFD, which replace lost text.
 */
const INVISIBLE = new RegExp(
  '[\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800' +
    '\\u3164\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufeff\\uffa0\\ufff0-\\uffff\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}' +
    '\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}\\u{f0000}-\\u{10ffff}' +
    // The last two of each plane, 1 to 14.
    Array.from(
      { length: 14 },
      (_, plane) => `\\u{${(plane + 1).toString(16)}fffe}\\u{${(plane + 1).toString(16)}ffff}`,
    ).join('') +
    ']',
  'u',
)

const SELECTORS = '\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}'
const JOINING = new RegExp(`[\\u200c\\u200d${SELECTORS}]`, 'u')

/**
 * Persian and the scripts of India need joiners, Han and Mongolian need variation selectors, and emoji need both: there
 * they stand after a letter without case, a mark, a digit, `#` or `*` of a keycap, or a pictograph. Anywhere else, such
 * as between Latin letters, they are misplaced. Two selectors in a row can carry hidden data and are misplaced too.
 *
 * Compiled on first use: few texts need it, and its classes of letters take a millisecond.
 */
let misplaced: RegExp | undefined
const misplacedIn = (text: string): RegExpExecArray | null => {
  misplaced ??= new RegExp(
    `(?<![\\p{Lo}\\p{M}\\p{Nd}#*\\p{Extended_Pictographic}\\u{1f3fb}-\\u{1f3ff}])[\\u200c\\u200d${SELECTORS}]` +
      `|(?<=[${SELECTORS}])[${SELECTORS}]`,
    'u',
  )
  return misplaced.exec(text)
}

/** The first invisible character of a text, such as `U+202E`; undefined for a text that has none. */
export function invisibleIn(text: string): string | undefined {
  const found = INVISIBLE.exec(text) ?? (JOINING.test(text) ? misplacedIn(text) : null)
  const point = found?.[0].codePointAt(0)
  return point === undefined ? undefined : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}
