import { formatNumber, plural } from '../format'
import { inBoth } from '../language'

export const peopleWords = inBoth({
  de: {
    title: 'Personen',
    search: 'Name suchen',
    hint: 'Der Anfang eines Namens genügt, auch ohne Akzente: imam findet İmamoğlu.',
    found: (count: number) =>
      `${formatNumber(count)} ${plural(count, { one: 'Person', other: 'Personen' })} gefunden`,
    shown: (count: number) =>
      `${formatNumber(count)} ${plural(count, { one: 'Person', other: 'Personen' })} angezeigt, es gibt weitere`,
    nobody: (name: string) => `Niemand gefunden, dessen Name mit „${name}“ beginnt.`,
    nobodyYet: 'Noch ist niemand erfasst.',
    otherNames: 'Andere Schreibweisen',
    alsoAs: (names: string) => `auch: ${names}`,
    appearances: 'Besuche und Eintragungen',
    noAppearances: 'Keine. Abgesagte Besuche und ungültige Eintragungen zählen nicht.',
    as: { guest: 'Gast', host: 'Gastgeberin oder Gastgeber', signer: 'Eintragung' },
    asNamed: (name: string) => `als ${name}`,
    visit: 'Zum Besuch',
    entry: (book: string, number: number) => `${book}, Eintrag ${number}`,
  },
  en: {
    title: 'People',
    search: 'Search for a name',
    hint: 'The beginning of a name will do, accents do not matter: imam finds İmamoğlu.',
    found: (count: number) =>
      `${formatNumber(count)} ${plural(count, { one: 'person', other: 'people' })} found`,
    shown: (count: number) =>
      `${formatNumber(count)} ${plural(count, { one: 'person', other: 'people' })} shown, there are more`,
    nobody: (name: string) => `Nobody found whose name begins with “${name}”.`,
    nobodyYet: 'Nobody is recorded yet.',
    otherNames: 'Other spellings',
    alsoAs: (names: string) => `also: ${names}`,
    appearances: 'Visits and signings',
    noAppearances: 'None. Cancelled visits and void signings do not count.',
    as: { guest: 'Guest', host: 'Host', signer: 'Signing' },
    asNamed: (name: string) => `as ${name}`,
    visit: 'To the visit',
    entry: (book: string, number: number) => `${book}, entry ${number}`,
  },
})
