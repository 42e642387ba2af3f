/**
 * Phrases: text together with the facts that it states. `say` takes phrases only, and a value becomes a phrase only from
 * its field: text and facts come from one expression.
 */
import type { Fact } from '../../../contract/notices/schemas'
import type { Field } from './field'

export interface Phrase {
  readonly text: string
  readonly facts: readonly Fact[]
  /** Whether the phrase ends with an apposition, which a comma closes if the sentence goes on. */
  readonly isOpen?: boolean
}

/** A recorded text, as it is. */
export const stated = (field: Field<string>): Phrase => worded(field, (text) => text)

/** The words for a recorded value. */
export const worded = <T>({ value, fact }: Field<T>, words: (value: T) => string): Phrase => ({
  text: words(value),
  facts: [fact],
})

/** Words of the grammar, never a recorded value. */
export const word = (text: string): Phrase => ({ text, facts: [] })

/** A phrase that may be absent, after a space. */
export const spaced = (phrase: Phrase | undefined): Phrase => (phrase ? say` ${phrase}` : word(''))

/** The phrase with the facts that its choice of words depends on, beside those that it states. */
export const basedOn = (phrase: Phrase, fields: readonly (Field<unknown> | undefined)[]): Phrase => ({
  ...phrase,
  facts: [...phrase.facts, ...fields.flatMap((field) => (field ? [field.fact] : []))],
})

/** The phrase as one whose last apposition is not closed yet. */
export const open = (phrase: Phrase): Phrase => ({ ...phrase, isOpen: true })

/** A template of grammar words around phrases. It closes appositions, and writes no second full stop. */
export function say(words: TemplateStringsArray, ...phrases: readonly Phrase[]): Phrase {
  let text = words[0] ?? ''
  for (const [index, phrase] of phrases.entries())
    text = continued(text + phrase.text, phrase.isOpen === true, words[index + 1] ?? '')
  return {
    text,
    facts: phrases.flatMap(({ facts }) => facts),
    isOpen: words.at(-1) === '' && phrases.at(-1)?.isOpen === true,
  }
}

const PUNCTUATION = /^[.,;:!?)]/
/** The end of a sentence, also of a quoted one. */
const FULL_STOP = /[.!?\u2026]["'\u201c\u201d\u2019\u00ab\u00bb]*$/u

function continued(text: string, isOpen: boolean, next: string): string {
  if (next.startsWith('.') && FULL_STOP.test(text)) return text + next.slice(1)
  return isOpen && next !== '' && !PUNCTUATION.test(next) ? `${text},${next}` : text + next
}

/** The phrase as a sentence. */
export const sentence = (phrase: Phrase): Phrase => say`${phrase}.`

/** The phrases one after another, with `between` them and `last` before the last one. */
export const joined = (phrases: readonly Phrase[], between: string, last = between): Phrase =>
  phrases.reduce<Phrase>((before, phrase, index) => {
    if (index === 0) return phrase
    const link = index === phrases.length - 1 ? last : between
    return {
      text: continued(before.text, before.isOpen === true, link) + phrase.text,
      facts: [...before.facts, ...phrase.facts],
      ...(phrase.isOpen === true && { isOpen: true }),
    }
  }, word(''))

/** The phrase with a capital letter at its start: for words of the grammar, never for a recorded value. */
export const capitalized = (phrase: Phrase): Phrase => ({
  ...phrase,
  text: phrase.text.slice(0, 1).toUpperCase() + phrase.text.slice(1),
})
