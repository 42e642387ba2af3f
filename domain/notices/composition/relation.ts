/** The words for a partnership and its partner, which depend on the kinds of both. */
import type { Partnership } from '../../../contract/partnerships/schemas'
import { at, type Field } from './field'
import type { Grammar } from './grammar'
import { localizedName } from './localized'
import { basedOn, worded, type Phrase } from './phrase'

/** `Städtepartnerschaft`, `Die Städtepartnerschaft` */
export function relation(partnership: Field<Partnership>, words: Grammar['background']['noun']): Phrase {
  const partnerKind = at(partnership, 'partnerKind')
  const phrase = worded(at(partnership, 'kind'), (kind) => words(kind, partnerKind.value))
  return basedOn(phrase, [partnerKind])
}

/** `Istanbul`, `der Region Brüssel-Hauptstadt` */
export function partnerPhrase(partnership: Field<Partnership>, grammar: Grammar): Phrase | undefined {
  const city = localizedName(at(partnership, 'city'), grammar)
  const partnerKind = at(partnership, 'partnerKind')
  return (
    city &&
    basedOn(
      worded(city, (name) => grammar.background.partner(name, partnerKind.value)),
      [partnerKind],
    )
  )
}
