import { inBoth } from '../language'

/** The words about a visit, wherever it is shown. */
export const visitWords = inBoth({
  de: {
    allDay: 'ganztägig',
    until: (day: string) => `bis ${day}`,
    andOthers: (count: number) => (count === 1 ? 'und eine weitere Person' : `und ${count} weitere`),
  },
  en: {
    allDay: 'all day',
    until: (day: string) => `until ${day}`,
    andOthers: (count: number) => (count === 1 ? 'and one other' : `and ${count} others`),
  },
})
