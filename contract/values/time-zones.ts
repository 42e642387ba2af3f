/** Time zone names of IANA's database (RFC 6557). `Intl` accepts more names, in any spelling, and renames some. */

/** The names of one part. ICU has further short ids, such as `PST` and `ACT`, which are ambiguous and not accepted. */
const SINGLE_PART_NAMES = `CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland
  Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK
  Singapore Turkey UCT UTC Universal W-SU WET Zulu`

/** The words within names that are not one capital and small letters. */
const IRREGULAR_WORDS = `ACT au BajaNorte BajaSur ComodRivadavia DeNoronha DumontDUrville EasterIsland es GMT IN LHI McMurdo NSW of
  UCT US UTC`

const byLowerCase = (words: string): ReadonlyMap<string, string> =>
  new Map(words.split(/\s+/).map((word) => [word.toLowerCase(), word]))

/** Made on first use. */
let known:
  | { readonly singlePart: ReadonlyMap<string, string>; readonly irregular: ReadonlyMap<string, string> }
  | undefined
const names = () =>
  (known ??= { singlePart: byLowerCase(SINGLE_PART_NAMES), irregular: byLowerCase(IRREGULAR_WORDS) })

/**
 * A name in IANA's spelling: `europe/berlin` gives `Europe/Berlin`. Unlike `Intl`, it does not replace a name by an alias:
 * `Asia/Kolkata` does not become `Asia/Calcutta`. The spelling of a text that is no zone name is unspecified.
 */
export function zoneSpelling(name: string): string {
  const { singlePart, irregular } = names()
  const lower = name.toLowerCase()
  if (!lower.includes('/')) return singlePart.get(lower) ?? name
  return lower.replace(
    /[a-z]+/g,
    (word) => irregular.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1),
  )
}

/** Names that ICU still accepts and IANA has removed. */
const REMOVED = /^(?:SystemV\/|US\/Pacific-New$)/i

/** Whether a text is a zone name, in any spelling, whose rules Node.js has. */
export function isZoneName(name: string): boolean {
  if ((!name.includes('/') && !names().singlePart.has(name.toLowerCase())) || REMOVED.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
