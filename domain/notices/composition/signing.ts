/** The entries that were signed on the visit. */
import type { Entry } from '../../../contract/books/schemas'
import type { Person } from '../../../contract/people/schemas'
import type { Draft, Paragraph } from './block'
import type { Context } from './context'
import { dateOn } from './dates'
import { at, itemsOf, optional, type Field } from './field'
import { isOfLanguage, quoted } from './localized'
import { afterColon, describePerson, peopleOf } from './people'
import { basedOn, sentence, stated, worded, type Phrase } from './phrase'

/** The blocks of the entries, and of their inscriptions of other languages. */
export const signingsOf = (context: Context): Draft[] =>
  context.entries.flatMap((entry) => {
    const [first, ...others] = signedBy(context, entry)
    if (!first) return []
    const place = placeOfSigning(context, entry)
    const inscription = inscriptionOf(context, entry)
    const basis = [at(entry, 'status'), at(entry, 'visitId'), ...place.unstated]
    const signed = first.map((phrase) => basedOn(phrase, basis))
    const rest = [...place.sentences, ...inscription.sentences]
    const paragraphs = others.length > 0 ? [signed, ...others, rest] : [[...signed, ...rest]]
    return [{ part: 'signing' as const, paragraphs }, ...inscription.blocks]
  })

function signedBy(context: Context, entry: Field<Entry>): Paragraph[] {
  const { signing } = context.grammar
  const people = peopleOf(itemsOf(at(entry, 'signers')), context.grammar, (signer) =>
    describeSigner(context, signer),
  )
  if (!people) return []
  const { inline, isPlural } = people
  const book = worded(at(entry, 'book'), signing.book)
  const signedOn = optional(entry, 'signedOn')
  const when = signedOn && dateOn(context, signedOn)
  return inline
    ? [[sentence(signing.signing(inline, book, when, isPlural))]]
    : afterColon(signing.signingList(book, when, isPlural), people)
}

/** A signer whom the lead names already is called by name alone. */
function describeSigner({ visit, options }: Context, signer: Field<Person>): Phrase | undefined {
  const { name, office } = signer.value
  const people = [...itemsOf(at(visit, 'guests')), ...itemsOf(at(visit, 'hosts'))]
  const person = people.find(({ value }) => name !== undefined && value.name === name)
  const isKnown =
    person && options.kind === 'notice' && (office === undefined || office === person.value.office)
  if (!isKnown) return describePerson(signer)
  return basedOn(stated(at(signer, 'name') as Field<string>), [
    optional(signer, 'office'),
    at(person, 'name'),
    optional(person, 'office'),
  ])
}

/** The place of the signing, unless it is a venue of the visit. */
function placeOfSigning({ visit, grammar }: Context, entry: Field<Entry>) {
  const place = optional(entry, 'place')
  if (!place) return { sentences: [], unstated: [] }
  const venue = itemsOf(at(visit, 'venues')).find(({ value }) => value === place.value)
  return venue
    ? { sentences: [], unstated: [place, venue] }
    : { sentences: [sentence(grammar.signing.place(stated(place)))], unstated: [] }
}

/** The signed words: in the block, or in one of their own if they are of another language. */
function inscriptionOf({ grammar }: Context, entry: Field<Entry>) {
  const inscription = optional(entry, 'inscription')
  if (!inscription) return { sentences: [], blocks: [] }
  const quotation = quoted(at(inscription, 'text'), grammar)
  const language = optional(inscription, 'language')
  if (!language || isOfLanguage(language.value, grammar)) {
    const words = basedOn(grammar.signing.inscription(quotation), [language])
    return { sentences: [sentence(words)], blocks: [] }
  }
  const block: Draft = {
    part: 'signing',
    paragraphs: [[basedOn(quotation, [language])]],
    language: language.value,
  }
  return { sentences: [], blocks: [block] }
}
