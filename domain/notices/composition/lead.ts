/** The lead: who, when, where and why. */
import type { KindPhrases } from './grammar'
import { isListed, line, type Paragraph } from './block'
import type { Context } from './context'
import { localTime, visitPeriod } from './dates'
import { at, itemsOf, optional, type Field } from './field'
import { afterColon, enumerated, peopleOf } from './people'
import { localized, localizedName } from './localized'
import { basedOn, say, sentence, stated, worded, type Phrase } from './phrase'
import { approvedStatements } from './quotation'
import type { Visit } from '../../../contract/visits/schemas'
import { reasonForVisit } from './why'

/** The paragraphs of the lead. It always says of what kind the visit is and when. */
export function leadOf(context: Context): Paragraph[] {
  const { grammar, options } = context
  const [first = [], ...others] = options.kind === 'statement' ? statementLead(context) : visitLead(context)
  const [opening, ...rest] = first
  const issued = grammar.lead.issued(options.issuer[options.language])
  return [[opening ? say`${issued} ${opening}` : issued, ...rest], ...others]
}

/** The kind in words that are not declined stands in brackets behind a noun that is. */
export function kindOf({ visit, grammar }: Context): KindPhrases {
  const kind = at(visit, 'kind')
  const form = (name: keyof KindPhrases) => worded(kind, (value) => grammar.kinds[value][name])
  const words = kind.value === 'other' ? localized(optional(visit, 'kindInWords'), grammar) : undefined
  if (!words) return { noun: form('noun'), purpose: form('purpose'), event: form('event') }
  return {
    noun: basedOn(words, [kind]),
    purpose: say`${form('purpose')} (${words})`,
    event: say`${form('event')} (${words})`,
  }
}

function statementLead(context: Context): Paragraph[] {
  const statements = approvedStatements(context)
  if (statements.length === 0) return [[eventSentence(context), ...occasion(context)]]
  const when = visitPeriod(context)
  const said = context.grammar.lead.statements(kindOf(context), when, statements.length > 1)
  const all = basedOn(
    said,
    statements.map((each) => at(each, 'status')),
  )
  return [[sentence(all), ...occasion(context)]]
}

function visitLead(context: Context): Paragraph[] {
  const after = [...venues(context), ...occasion(context)]
  return [...runOn([...guests(context), ...hosts(context), after]), ...programme(context)]
}

/** The paragraphs, those together that no list separates. */
function runOn(paragraphs: readonly Paragraph[]): Paragraph[] {
  const together: Paragraph[] = []
  for (const paragraph of paragraphs) {
    const last = together.at(-1)
    if (last && !isListed(last) && !isListed(paragraph)) together.splice(-1, 1, [...last, ...paragraph])
    else together.push(paragraph)
  }
  return together
}

function guests(context: Context): Paragraph[] {
  const { visit, grammar, tense } = context
  const people = peopleOf(itemsOf(at(visit, 'guests')), grammar)
  if (!people) return [[eventSentence(context)]]
  const direction = at(visit, 'direction')
  const { isPlural, inline } = people
  const { purpose } = kindOf(context)
  const visiting = { direction: direction.value, tense, isPlural, purpose, when: visitPeriod(context) }
  if (inline) return [[basedOn(sentence(grammar.lead.visiting(visiting, inline)), [direction])]]
  return afterColon(basedOn(grammar.lead.visitingList(visiting), [direction]), people)
}

const eventSentence = (context: Context): Phrase =>
  sentence(context.grammar.lead.event(kindOf(context).event, visitPeriod(context), context.tense))

function hosts({ visit, grammar, tense }: Context): Paragraph[] {
  const people = peopleOf(itemsOf(at(visit, 'hosts')), grammar)
  if (!people) return []
  const { isPlural, inline } = people
  return inline
    ? [[sentence(grammar.lead.receiving(inline, { tense, isPlural }))]]
    : afterColon(grammar.lead.receivingList({ tense, isPlural }), people)
}

/** The venues, and the city unless it is the office's own. */
function venues({ visit, grammar }: Context): Phrase[] {
  const list = itemsOf(at(visit, 'venues'))
  const texts = optional(visit, 'city')
  const name = texts && localizedName(texts, grammar)
  const city = name && stated(name)
  if (list.length === 0) return city ? [sentence(grammar.lead.venues(city, false))] : []
  const places = enumerated(list, grammar)
  return [sentence(grammar.lead.venues(city ? say`${places} (${city})` : places, list.length > 1))]
}

function occasion(context: Context): Phrase[] {
  const reason = reasonForVisit(context)
  return reason ? [sentence(context.grammar.lead.occasion(reason))] : []
}

/** The items of the programme, as recorded; never those for the office alone. */
function programme(context: Context): Paragraph[] {
  const items = itemsOf(at(context.visit, 'programme')).filter(({ value }) => value.visibility !== 'internal')
  if (items.length === 0) return []
  return [[context.grammar.lead.programme], ...items.map((item) => [line(programmeItem(context, item))])]
}

function programmeItem(context: Context, item: Field<Visit['programme'][number]>): Phrase {
  const { dates } = context.grammar
  const [on, time, where] = [optional(item, 'on'), optional(item, 'time'), optional(item, 'where')]
  const day = on && worded(on, dates.day)
  const hours = time && localTime(context, time, dates.clock)
  const what = where ? say`${stated(at(item, 'what'))}, ${stated(where)}` : stated(at(item, 'what'))
  const when = day && hours ? say`${day}, ${hours}` : (day ?? hours)
  return basedOn(when ? say`${when}: ${what}` : what, [at(item, 'visibility')])
}
