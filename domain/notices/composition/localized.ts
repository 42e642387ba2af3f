/**
 * Recorded texts that have languages. A text that is not recorded in the language of the notice is quoted as recorded, in
 * the language that it has: nobody translates here.
 */
import type { LocalizedText } from '../../../contract/values/values'
import { at, type Field } from './field'
import type { Grammar } from './grammar'
import { stated, worded, type Phrase } from './phrase'

interface Localized {
  readonly text: Field<string>
  /** BCP 47 tag of the text. */
  readonly language: string
  readonly isForeign: boolean
}

/** Whether a text of this language can stand in a notice: `de-AT` in a German one. */
export const isOfLanguage = (language: string, { language: ofNotice }: Grammar): boolean =>
  language === ofNotice || language.startsWith(`${ofNotice}-`)

/** The text in the language of the notice, else in English or German, else in any. */
export function textFor(texts: Field<LocalizedText>, grammar: Grammar): Localized | undefined {
  const languages = Object.keys(texts.value)
  const own = languages.includes(grammar.language)
    ? grammar.language
    : languages.find((each) => isOfLanguage(each, grammar))
  const language = own ?? ['en', 'de'].find((each) => languages.includes(each)) ?? languages[0]
  if (language === undefined) return undefined
  return { text: at(texts, language), language, isForeign: own === undefined }
}

export const quoted = (text: Field<string>, { quote }: Grammar): Phrase => worded(text, quote)

/** The text, quoted if it is of another language. */
export function localized(texts: Field<LocalizedText> | undefined, grammar: Grammar): Phrase | undefined {
  const found = texts && textFor(texts, grammar)
  return found && (found.isForeign ? quoted(found.text, grammar) : stated(found.text))
}

/** The text in quotation marks in any language: a motto, a title. */
export function localizedQuotation(
  texts: Field<LocalizedText> | undefined,
  grammar: Grammar,
): Phrase | undefined {
  const found = texts && textFor(texts, grammar)
  return found && quoted(found.text, grammar)
}

/** A name that is not quoted in any language: that of a city. */
export function localizedName(texts: Field<LocalizedText>, grammar: Grammar): Field<string> | undefined {
  return textFor(texts, grammar)?.text
}
