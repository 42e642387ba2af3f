/** The background: the partnership with its founding and motto, and the anniversary. */
import type { Partnership } from '../../../contract/partnerships/schemas'
import { isFuture } from '../../time/dates'
import type { Draft } from './block'
import type { Context } from './context'
import { dateOn } from './dates'
import { at, itemsOf, optional, type Field } from './field'
import { jubilee } from './jubilee'
import { localizedQuotation } from './localized'
import { enumerated } from './people'
import { basedOn, sentence, stated, worded, type Phrase } from './phrase'
import { partnerPhrase, relation } from './relation'

export function backgroundOf(context: Context): Draft[] {
  const { partnership, grammar } = context
  const sentences = [...(partnership ? ofPartnership(context, partnership) : []), ...anniversary(context)]
  if (sentences.length === 0) return []
  return [{ part: 'background', heading: grammar.background.heading, paragraphs: [sentences.map(sentence)] }]
}

function ofPartnership(context: Context, partnership: Field<Partnership>): Phrase[] {
  const { grammar, visit } = context
  const partner = partnerPhrase(partnership, grammar)
  if (!partner) return []
  const [first, ...rest] = [
    ...founding(context, partnership, partner),
    ...status(context, partnership, partner),
    ...motto(context, partnership),
  ]
  const link = [at(visit, 'partnershipId'), at(partnership, 'status')]
  return first ? [basedOn(first, link), ...rest] : []
}

function founding(context: Context, partnership: Field<Partnership>, partner: Phrase): Phrase[] {
  const { background } = context.grammar
  const foundedOn = optional(partnership, 'foundedOn')
  if (!foundedOn)
    return partnership.value.status === 'active'
      ? [background.existing(relation(partnership, background.oneOf), partner)]
      : []
  const words = {
    subject: relation(partnership, background.subject),
    partner,
    when: dateOn(context, foundedOn),
    founded: relation(partnership, background.founded),
  }
  const place = optional(partnership, 'foundedPlace')
  const people = itemsOf(at(partnership, 'foundingSignatories'))
  return [
    background.founding(words, isFuture(foundedOn.value, context.options.today)),
    ...(place ? [background.foundedPlace(stated(place))] : []),
    ...(people.length > 0
      ? [background.signatories(enumerated(people, context.grammar), people.length > 1)]
      : []),
  ]
}

/** That the partnership is suspended or has ended: its founding alone would tell half the truth. */
function status(context: Context, partnership: Field<Partnership>, partner: Phrase): Phrase[] {
  const { background, dates } = context.grammar
  const { value } = at(partnership, 'status')
  if (value === 'active') return []
  const subject = relation(partnership, background.subject)
  const since = optional(partnership, 'statusSince')
  const date = since && { on: dateOn(context, since), since: worded(since, dates.since) }
  const isNamed = partnership.value.foundedOn !== undefined
  return [background.stopped[value](isNamed ? subject : background.named(subject, partner), date)]
}

function motto({ grammar }: Context, partnership: Field<Partnership>): Phrase[] {
  if (partnership.value.status === 'ended') return []
  const words = localizedQuotation(optional(partnership, 'motto'), grammar)
  return words ? [grammar.background.motto(words)] : []
}

/** The anniversary, unless the lead gives it as the occasion. */
function anniversary(context: Context): Phrase[] {
  const { visit, grammar, tense } = context
  const celebrated = jubilee(context)
  if (!celebrated || visit.value.occasion === undefined) return []
  const { phrase, isOfPartnership, isPlural } = celebrated
  return [
    isOfPartnership
      ? grammar.background.celebrating(phrase, { tense, isPlural })
      : grammar.background.commemorating(phrase),
  ]
}
