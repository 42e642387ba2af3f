/** Why the visit takes place: its occasion, or else the anniversary that it celebrates. */
import type { Context } from './context'
import { optional } from './field'
import { jubilee } from './jubilee'
import { localized } from './localized'
import type { Phrase } from './phrase'

export const reasonForVisit = (context: Context): Phrase | undefined =>
  localized(optional(context.visit, 'occasion'), context.grammar) ?? jubilee(context)?.inFull
