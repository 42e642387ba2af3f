/** What the events of a visit have in common: their title and their status. */
import type { Visit } from '../../contract/visits/schemas'
import { isCalledOff } from '../shared/life-cycle'
import { textFor, type Words } from './words'

export const STATUS = {
  planned: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  completed: 'CONFIRMED',
  cancelled: 'CANCELLED',
  void: 'CANCELLED',
} as const satisfies Record<Visit['status'], string>

/** The occasion, else the kind. */
export const occasionOf = ({ occasion, kind }: Visit, words: Words, language: string): string =>
  occasion ? textFor(occasion, language) : words.kinds[kind]

/** The title of an event. That of a cancelled or void visit has a prefix, since not every program shows `STATUS`. */
export const titleOf = ({ status }: Visit, title: string, words: Words): string =>
  isCalledOff(status) ? `${words[status]}: ${title}` : title
