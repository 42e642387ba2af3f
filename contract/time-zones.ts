/** Names of time zones as IANA's database has them (RFC 6557). `Intl` takes more names, in any spelling, and renames some. */

/** The names of one part. ICU has short ids of its own beside them, such as `PST` and `ACT`, which mean other zones elsewhere. */
const ALONE = `CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland
  Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK
  Singapore Turkey UCT UTC Universal W-SU WET Zulu`

/** Words within names that are not a capital and small letters. */
const SPELLED = `ACT au BajaNorte BajaSur ComodRivadavia DeNoronha DumontDUrville EasterIsland es GMT IN LHI McMurdo NSW of
  UCT US UTC`

const byLowerCase = (words: string): ReadonlyMap<string, string> =>
  new Map(words.split(/\s+/).map((word) => [word.toLowerCase(), word]))

/** Made when a zone is first looked at. */
let known:
  | { readonly alone: ReadonlyMap<string, string>; readonly spelled: ReadonlyMap<string, string> }
  | undefined
const names = () => (known ??= { alone: byLowerCase(ALONE), spelled: byLowerCase(SPELLED) })

/**
 * A name as IANA spells it: `europe/berlin` is `Europe/Berlin`. It stays the same name: `Asia/Kolkata` does not become
 * `Asia/Calcutta`, as in `Intl`. What is no name of a zone is given back in some spelling.
 */
export function zoneSpelling(name: string): string {
  const { alone, spelled } = names()
  const lower = name.toLowerCase()
  if (!lower.includes('/')) return alone.get(lower) ?? name
  return lower.replace(/[a-z]+/g, (word) => spelled.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1))
}

/** What ICU still knows of long ago, and IANA does not. */
const FORMER = /^(?:SystemV\/|US\/Pacific-New$)/i

/** Whether it is the name of a zone, in any spelling, whose rules Node.js knows. */
export function isZoneName(name: string): boolean {
  if ((!name.includes('/') && !names().alone.has(name.toLowerCase())) || FORMER.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
