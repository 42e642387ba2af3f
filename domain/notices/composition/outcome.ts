/** The outcome of the visit, as recorded. */
import type { Draft } from './block'
import type { Context } from './context'
import { optional } from './field'
import { quoted, textFor } from './localized'
import { stated } from './phrase'

export function outcomeOf({ visit, grammar }: Context): Draft[] {
  const outcome = optional(visit, 'outcome')
  const found = outcome && textFor(outcome, grammar)
  if (!found) return []
  const { text, isForeign, language } = found
  return [
    {
      part: 'outcome',
      heading: grammar.outcomeHeading,
      paragraphs: [[isForeign ? quoted(text, grammar) : stated(text)]],
      ...(isForeign && { language }),
    },
  ]
}
