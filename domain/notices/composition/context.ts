/** The things of a record as fields, and what every part of a notice needs. */
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Entry } from '../../../contract/books/schemas'
import type { Partnership } from '../../../contract/partnerships/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { anniversarySubject } from '../../anniversaries/founded-anniversary'
import { entrySubject } from '../../books/entry'
import { partnershipSubject } from '../../partnerships/partnership'
import { visitSubject } from '../../visits/visit'
import type { ComposeOptions, VisitRecord } from '../record'
import { english } from './english/english'
import { thingField, type Field } from './field'
import { german } from './german/german'
import type { Grammar, Tense } from './grammar'
import { tenseOf } from './tense'

/** What the parts of a notice are composed from. */
export interface Context {
  readonly visit: Field<Visit>
  /** The partnership of the visit. */
  readonly partnership?: Field<Partnership> | undefined
  /** The anniversary that the visit celebrates. */
  readonly anniversary?: Field<Anniversary> | undefined
  /** The signed entries of the visit. */
  readonly entries: readonly Field<Entry>[]
  readonly options: ComposeOptions
  readonly grammar: Grammar
  readonly tense: Tense
}

const GRAMMARS: Readonly<Record<ComposeOptions['language'], Grammar>> = { de: german, en: english }

/** A thing that belongs to the visit no longer is left out, so that a notice that names it turns stale. */
export function contextOf(
  { visit, partnership, anniversary, entries }: VisitRecord,
  options: ComposeOptions,
): Context {
  const ofVisit = entries.filter((entry) => entry.status === 'signed' && entry.visitId === visit.id)
  return {
    visit: thingField(visitSubject(visit.id), visit),
    ...(partnership?.id === visit.partnershipId &&
      partnership && { partnership: thingField(partnershipSubject(partnership.id), partnership) }),
    ...(anniversary?.id === visit.anniversary?.anniversaryId &&
      anniversary && { anniversary: thingField(anniversarySubject(anniversary.id), anniversary) }),
    entries: ofVisit.map((entry) => thingField(entrySubject(entry.book, entry.number), entry)),
    options,
    grammar: GRAMMARS[options.language],
    tense: tenseOf(visit, options.today),
  }
}
