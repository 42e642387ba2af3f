/** Titles and forms of address, which are no part of a name. */

/** Titles that stand before a name, and the words that go with them. */
const BEFORE =
  'prof|professor|professorin|profssa|doktor|dr|drin|dra|dipl|diplom|judr|mudr|mvdr|phdr|rndr|paeddr|thdr|mgr|ing|inż|univ|priv|' +
  'doz|doc|doç|docent|dozent|hab|habil|yrd|arş|gör|ord|em|hc|mult|eh|med|dent|vet|jur|iur|phil|rer|nat|pol|oec|theol|techn|' +
  'agr|sc|mag|lic|dott|dottssa|avv|pgs|gs|ts|ths|bsc|ba|bc'

/** Titles that stand after a name. */
const AFTER =
  'mdb|mda|mdl|mdep|mdbb|mdhb|phd|dphil|edd|md|jd|llm|llb|mba|mpa|mph|msc|bsc|ma|ba|bc|csc|drsc|dsc|dis|mult|prof|dr|hc'

/** Words that are titles without a dot too, since they are no names. */
const UNMISTAKABLE =
  'prof|professor|professorin|doktor|dr|judr|mudr|mvdr|phdr|rndr|paeddr|thdr|mgr|dipl|phd|dphil|edd|llm|mba|mpa|csc|drsc|msc|bsc|doç|mdb|mdep|mdbb|mdhb'

/** Forms of address, ranks of nobility and high offices, which stand before a name: `Frau`, `Sir`, `Königin`. */
const ADDRESSES =
  'herr|frau|mr|mrs|ms|mme|mlle|monsieur|madame|señor|señora|signor|signora|sir|dame|lord|lady|exzellenz|excellency|' +
  'kaiser|kaiserin|könig|königin|prinz|prinzessin|großherzog|großherzogin|herzog|herzogin|fürst|fürstin|graf|gräfin|' +
  'freiherr|freifrau|baron|baronin|papst|emperor|empress|king|queen|prince|princess|duke|duchess|baroness|pope|' +
  'präsident|präsidentin|minister|ministerin|botschafter|botschafterin|bürgermeister|bürgermeisterin|oberbürgermeister|' +
  'oberbürgermeisterin|president|ambassador|mayor'

/** Abbreviated forms of address, which are names without a dot: `S.E.`, `H.R.H.` */
const SHORT_ADDRESSES = 'hr|fr|se|ie|he|hm|sm|im|hrh|skh|ikh|ikm|amb|exz'

// Several titles may be one word: `Dipl.-Ing.`, `Dr.h.c.`
const isOneOf = (titles: string): RegExp => new RegExp(`^(?:${titles})+$`)
const IS_BEFORE = isOneOf(BEFORE)
const IS_AFTER = isOneOf(AFTER)
const IS_UNMISTAKABLE = isOneOf(UNMISTAKABLE)
const IS_ADDRESS = new RegExp(`^(?:${ADDRESSES})$`)
const IS_SHORT_ADDRESS = new RegExp(`^(?:${SHORT_ADDRESSES})$`)

/** The name without the titles at its beginning and its end: `Prof. Dr. Eva Beispiel, PhD` → `Eva Beispiel`. */
export function withoutTitles(name: string): string {
  const rest: string[] = []
  for (const part of name.split(',')) {
    const words = part.split(/\s+/).filter((word) => word !== '')
    // After a whole name and a comma, any short form is a title: `Eva Beispiel, MA`.
    const isTitles = rest.length > 1 && words.every((word) => IS_AFTER.test(lettersOf(word)))
    if (!isTitles) rest.push(...wordsWithoutTitles(words))
  }
  return rest.length > 0 ? rest.join(' ') : name
}

function wordsWithoutTitles(words: readonly string[]): string[] {
  let [start, end] = [0, words.length]
  while (start < end && isBeforeName(words[start] ?? '', start > 0)) start += 1
  while (end > start && isTitle(words[end - 1] ?? '', IS_AFTER, false)) end -= 1
  return words.slice(start, end)
}

function isBeforeName(word: string, followsTitle: boolean): boolean {
  const letters = lettersOf(word)
  if (IS_ADDRESS.test(letters) || (word.includes('.') && IS_SHORT_ADDRESS.test(letters))) return true
  return isTitle(word, IS_BEFORE, followsTitle)
}

/** A word is a title if it is no name, or has a dot. After a title also short forms need no more: `Dr. h. c.`. */
function isTitle(word: string, titles: RegExp, followsTitle: boolean): boolean {
  const letters = lettersOf(word)
  if (IS_UNMISTAKABLE.test(letters)) return true
  return word.includes('.') && (titles.test(letters) || (followsTitle && /^[hec]$/.test(letters)))
}

const lettersOf = (word: string): string => word.toLowerCase().normalize('NFC').replace(/[.-]/g, '')
