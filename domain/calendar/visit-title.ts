/** What the events of a visit have in common: their title and their status. */
import type { Visit } from '../../contract/visits/schemas'
import { isCalledOff, isCancelledOrVoid } from '../shared/life-cycle'
import { textFor, type Words } from './words'

/** The status of an event (RFC 5545, 3.8.1.11). */
export const statusOf = ({ status }: Pick<Visit, 'status'>): 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED' =>
  isCalledOff(status) ? 'CANCELLED' : status === 'planned' ? 'TENTATIVE' : 'CONFIRMED'

/** The kind, in the words of the visit where it has them. */
export const kindOf = ({ kind, kindInWords }: Visit, words: Words, language: string): string =>
  kindInWords ? textFor(kindInWords, language) : words.kinds[kind]

/** The occasion, else the kind. */
export const occasionOf = (visit: Visit, words: Words, language: string): string =>
  visit.occasion ? textFor(visit.occasion, language) : kindOf(visit, words, language)

/** The title of an event. That of a cancelled or void visit has a prefix, since not every program shows `STATUS`. */
export const titleOf = ({ status }: Visit, title: string, words: Words): string =>
  isCancelledOrVoid(status) ? `${words[status]}: ${title}` : title
