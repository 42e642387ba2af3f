/** The approved statements, word by word. */
import type { Visit } from '../../../contract/visits/schemas'
import type { Draft } from './block'
import type { Context } from './context'
import { at, itemsOf, optional, type Field } from './field'
import { isOfLanguage, quoted } from './localized'
import { basedOn, say, stated, type Phrase } from './phrase'

type Statement = Visit['statements'][number]

export const approvedStatements = ({ visit }: Context): Field<Statement>[] =>
  itemsOf(at(visit, 'statements')).filter(({ value }) => value.status === 'approved')

/** One block for each statement: `Kai Wegner: „…“`. It has no words but the recorded ones, so its language is theirs. */
export const quotationsOf = (context: Context): Draft[] =>
  approvedStatements(context).map((statement) => {
    const { language } = statement.value
    const quotation = quoted(at(statement, 'text'), context.grammar)
    const text = basedOn(say`${speakerOf(context, statement)}: ${quotation}`, [
      at(statement, 'language'),
      at(statement, 'status'),
    ])
    return {
      part: 'quotation',
      paragraphs: [[text]],
      language: isOfLanguage(language, context.grammar) ? undefined : language,
    }
  })

/** The speaker; where no lead names the people of the visit, with the office of the person of this name. */
function speakerOf({ visit, options }: Context, statement: Field<Statement>): Phrase {
  const speaker = at(statement, 'speaker')
  if (options.kind !== 'statement') return stated(speaker)
  const people = [...itemsOf(at(visit, 'hosts')), ...itemsOf(at(visit, 'guests'))]
  const person = people.find(({ value }) => value.name === speaker.value)
  const office = person && optional(person, 'office')
  if (!person || !office) return stated(speaker)
  return basedOn(say`${stated(speaker)}, ${stated(office)}`, [at(person, 'name')])
}
