/** The kinds of visits in English. */
import type { KindWords } from '../grammar'
import type { Visit } from '../../../../contract/visits/schemas'

const visit = (noun: string, article = 'a'): KindWords => ({
  noun: noun.slice(0, 1).toUpperCase() + noun.slice(1),
  purpose: `on ${article} ${noun}`,
  event: `${article} ${noun}`,
})

const occasion = (noun: string, article = 'a'): KindWords => ({
  ...visit(noun, article),
  purpose: `for ${article} ${noun}`,
})

export const kinds: Readonly<Record<Visit['kind'], KindWords>> = {
  'state-visit': visit('state visit'),
  'official-visit': visit('official visit', 'an'),
  'working-visit': visit('working visit'),
  'inaugural-visit': visit('inaugural visit', 'an'),
  'courtesy-call': visit('courtesy call'),
  'partner-city-visit': visit('partner city visit'),
  'partnership-signing': occasion('signing of a partnership', 'the'),
  delegation: visit('delegation visit'),
  'ambassadors-reception': occasion('reception for ambassadors'),
  conference: occasion('conference'),
  reception: occasion('reception'),
  banquet: occasion('banquet'),
  commemoration: occasion('commemoration'),
  performance: occasion('performance'),
  other: occasion('event', 'an'),
}
