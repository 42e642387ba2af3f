/** The anniversary of a visit: that of its partnership, or another one. */
import { FOUNDED_PREFIX, foundedAnniversaryId } from '../../anniversaries/founded-anniversary'
import type { Context } from './context'
import { at, optional } from './field'
import { localizedQuotation } from './localized'
import { partnerPhrase, relation } from './relation'
import { basedOn, worded, type Phrase } from './phrase'

interface Jubilee {
  /** `35 Jahre Städtepartnerschaft`, `„Mauerfall“, 30 Jahre` */
  readonly phrase: Phrase
  /** With the partner: `35 Jahre Städtepartnerschaft mit Istanbul`. */
  readonly inFull: Phrase
  /** Whether it is that of the visit's partnership. */
  readonly isOfPartnership: boolean
  readonly isPlural: boolean
}

/** `undefined` if the visit celebrates none, or if nothing is known of it but its number of years. */
export function jubilee({ visit, partnership, anniversary, grammar }: Context): Jubilee | undefined {
  const celebrated = optional(visit, 'anniversary')
  if (!celebrated) return undefined
  const ordinal = at(celebrated, 'ordinal')
  const id = at(celebrated, 'anniversaryId')
  const years = worded(ordinal, grammar.background.years)
  const isPlural = ordinal.value > 1
  if (partnership && id.value === foundedAnniversaryId(partnership.value.id)) {
    const ofPartnership = grammar.background.jubilee(years, relation(partnership, grammar.background.noun))
    const phrase = basedOn(ofPartnership, [id, at(visit, 'partnershipId')])
    const partner = partnerPhrase(partnership, grammar)
    const inFull = partner ? grammar.background.jubileeWith(phrase, partner) : phrase
    return { phrase, inFull, isOfPartnership: true, isPlural }
  }
  // The title of another partnership's anniversary is the name of its city.
  if (id.value.startsWith(FOUNDED_PREFIX)) return undefined
  const title = anniversary && localizedQuotation(at(anniversary, 'title'), grammar)
  if (!title) return undefined
  const phrase = basedOn(grammar.background.otherAnniversary(title, years), [id])
  return { phrase, inFull: phrase, isOfPartnership: false, isPlural }
}
