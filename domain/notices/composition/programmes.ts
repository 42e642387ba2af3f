/** The programmes of cooperation of the partnership, with the bodies responsible and what they offer. */
import type { Partnership } from '../../../contract/partnerships/schemas'
import { line, type Draft } from './block'
import type { Context } from './context'
import { at, isDefined, itemsOf, optional, type Field } from './field'
import { localized } from './localized'
import { basedOn, joined, say, sentence, stated, worded, type Phrase } from './phrase'

/** One block; none for a partnership that is suspended or has ended, since its programmes may have as well. */
export function programmesOf({ visit, partnership, grammar }: Context): Draft[] {
  if (partnership?.value.status !== 'active') return []
  const programmes = itemsOf(at(partnership, 'programmes'))
    .map((programme) => programmeLine(programme, grammar))
    .filter(isDefined)
  if (programmes.length === 0) return []
  const heading = basedOn(grammar.programmes.heading(programmes.length > 1), [
    at(partnership, 'status'),
    at(visit, 'partnershipId'),
  ])
  return [{ part: 'programmes', heading, paragraphs: programmes }]
}

type Programme = Partnership['programmes'][number]

/** The name with what the programme offers, and the responsible bodies. */
function programmeLine(programme: Field<Programme>, grammar: Context['grammar']): Phrase[] | undefined {
  const name = localized(at(programme, 'name'), grammar)
  if (!name) return undefined
  const since = optional(programme, 'since')
  const offers = localized(optional(programme, 'offers'), grammar)
  const bodies = [optional(programme, 'homeBody'), optional(programme, 'partnerBody')].filter(isDefined)
  const named = since ? say`${name} (${worded(since, grammar.dates.since)})` : name
  return [
    sentence(line(offers ? say`${named}: ${offers}` : named)),
    ...(bodies.length > 0
      ? [sentence(grammar.programmes.responsible(joined(bodies.map(stated), '; ')))]
      : []),
  ]
}
