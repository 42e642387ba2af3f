/** Blocks of a notice from their sentences, within the limits of the contract. */
import type { Block, Fact } from '../../../contract/notices/schemas'
import { BLOCK_LENGTH } from '../../../contract/limits'
import { distinct, keyOf } from '../facts'
import type { Grammar } from './grammar'
import { say, word, type Phrase } from './phrase'

/** The most facts of a block in the contract. */
const MAX_FACTS = 100

/** Sentences of one line of text. */
export type Paragraph = readonly Phrase[]

export interface Draft {
  readonly part: NonNullable<Block['part']>
  readonly heading?: Phrase | undefined
  readonly paragraphs: readonly Paragraph[]
  /** BCP 47 tag of the text, if it is not the language of the notice. */
  readonly language?: string | undefined
}

/** A composed block names every fact that it states. */
export interface ComposedBlock extends Block {
  readonly facts: Fact[]
}

/**
 * The block; `undefined` if it has no text. A sentence that would exceed the limits is left out as a whole: a part of a
 * quotation or of a name would be another one. A list that is cut off says so.
 *
 * @param more facts that the block has beside those of its text
 */
export function blockOf(
  { part, heading, paragraphs, language }: Draft,
  { others }: Grammar,
  more: readonly Fact[] = [],
): ComposedBlock | undefined {
  const first = [...more, ...(heading?.facts ?? [])]
  const kept = withinLimits(paragraphs, first)
  const lines: Paragraph[] = []
  let isCut = false
  for (const paragraph of [...paragraphs, []]) {
    const sentences = paragraph.filter((phrase) => kept.has(phrase))
    if (isCut && !isListed(paragraph)) lines.push([line(others)])
    isCut = isListed(paragraph) && (isCut || sentences.length === 0)
    if (sentences.length > 0) lines.push(sentences)
  }
  if (lines.length === 0) return undefined
  return {
    part,
    ...(heading && { heading: heading.text }),
    text: lines.map((sentences) => sentences.map(({ text }) => text).join(' ')).join('\n'),
    ...(language !== undefined && { language }),
    facts: distinct([...first, ...lines.flat().flatMap(({ facts }) => facts)]),
  }
}

/** For the words that a list is cut off. */
const RESERVED_TEXT = 100

/** The sentences that a block can hold; then the items of lists, each either with all of its sentences or not at all. */
function withinLimits(paragraphs: readonly Paragraph[], first: readonly Fact[]): ReadonlySet<Phrase> {
  const kept = new Set<Phrase>()
  const stated = new Set(first.map(keyOf))
  let length = 0
  const keep = (phrases: Paragraph, most: number): void => {
    const longer = phrases.reduce((sum, { text }) => sum + text.length + 1, length)
    const keys = phrases.flatMap(({ facts }) => facts.map(keyOf))
    const added = new Set(keys.filter((key) => !stated.has(key)))
    if (longer > most || stated.size + added.size > MAX_FACTS) return
    length = longer
    for (const key of added) stated.add(key)
    for (const phrase of phrases) kept.add(phrase)
  }
  const [sentences, items] = [paragraphs.filter((each) => !isListed(each)), paragraphs.filter(isListed)]
  for (const phrase of sentences.flat()) keep([phrase], BLOCK_LENGTH)
  for (const item of items) keep(item, BLOCK_LENGTH - RESERVED_TEXT)
  return kept
}

const ITEM = '– '

/** The item of a list, on a line of its own. */
export const line = (phrase: Phrase): Phrase => say`${word(ITEM)}${phrase}`

export const isListed = ([first]: Paragraph): boolean => first?.text.startsWith(ITEM) === true
