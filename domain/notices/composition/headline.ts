/** The headline: who and why, on one line. */
import type { Context } from './context'
import { visitPeriod } from './dates'
import { at, isDefined, itemsOf } from './field'
import { kindOf } from './lead'
import { firstNames } from './people'
import { basedOn, joined, say, stated, word, type Phrase } from './phrase'
import { approvedStatements } from './quotation'
import { reasonForVisit } from './why'

/** The length of a headline that newsrooms can use, in UTF-16 units, and the longest that the contract allows. */
const USUAL_LENGTH = 120
const MAX_LENGTH = 300

const isUpTo =
  (length: number) =>
  (each: Phrase): boolean =>
    each.text.length <= length

/** The fullest headline of the usual length, else the fullest of any allowed; the kind and the date always fit. */
export function headlineOf(context: Context): Phrase {
  const { headline } = context.grammar
  const prefix = headline.ofKind[context.options.kind]
  const last = headline.kindAndDate(kindOf(context).noun, visitPeriod(context, false))
  const all = [...candidates(context), last].map((each) =>
    oneLine(prefix === '' ? each : say`${word(prefix)}: ${each}`),
  )
  return all.slice(0, -1).find(isUpTo(USUAL_LENGTH)) ?? all.find(isUpTo(MAX_LENGTH)) ?? last
}

/** Who and why, from the fullest to the shortest. */
function candidates(context: Context): Phrase[] {
  const reason = reasonForVisit(context)
  const { noun } = kindOf(context)
  const separator = context.options.kind === 'notice' ? ': ' : ' – '
  const because = (who: Phrase, why: Phrase) => joined([who, why], separator)
  const subjects = [3, 2, 1].map((most) => whoOf(context, most)).filter(isDefined)
  return [
    ...(reason ? subjects.map((who) => because(who, reason)) : []),
    ...subjects.map((who) => because(who, noun)),
    ...(reason ? [because(noun, reason)] : []),
  ]
}

/** The speakers of statements, or else the guests. */
function whoOf(context: Context, most: number): Phrase | undefined {
  const { visit, grammar, options } = context
  if (options.kind === 'statement') return speakers(context, most)
  const names = firstNames(itemsOf(at(visit, 'guests')), most, grammar)
  const direction = at(visit, 'direction')
  return names && basedOn(grammar.headline.visiting(names, direction.value), [direction])
}

function speakers(context: Context, most: number): Phrase | undefined {
  const { and, others } = context.grammar
  const statements = approvedStatements(context).map((each) => at(each, 'speaker'))
  const names = statements.filter(
    ({ value }, index) => statements.findIndex((other) => other.value === value) === index,
  )
  if (names.length === 0) return undefined
  if (names.length <= most) return joined(names.map(stated), ', ', and)
  return say`${joined(names.slice(0, most).map(stated), ', ')} ${others}`
}

const oneLine = (phrase: Phrase): Phrase => ({
  ...phrase,
  text: phrase.text.replaceAll(/\s*[\n\r]\s*/g, ' '),
})
