import { inBoth } from '../language'

/** The words about a visit, wherever it is shown. */
export const visitWords = inBoth({
  de: {
    timeOpen: 'Uhrzeit offen',
    dayOpen: 'Tag offen',
    until: (day: string) => `bis ${day}`,
    andOthers: (count: number) => (count === 1 ? 'und eine weitere Person' : `und ${count} weitere`),
  },
  en: {
    timeOpen: 'time open',
    dayOpen: 'day open',
    until: (day: string) => `until ${day}`,
    andOthers: (count: number) => (count === 1 ? 'and one other' : `and ${count} others`),
  },
})
