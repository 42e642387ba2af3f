/** Where the facts of a notice occur in its text. */

/** A stated fact, with the ways in which a text may write its value. */
export interface Sought {
  /** Identifies the fact. */
  readonly fact: number
  /** The parts of the value, such as day and time, each with its forms; the first form that occurs is the one. */
  readonly parts: readonly (readonly string[])[]
}

/** A part of a text, with the facts that it states. */
export interface Segment {
  readonly text: string
  readonly facts: readonly number[]
}

interface Range {
  readonly from: number
  readonly to: number
  readonly fact: number
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Where words stand in a text, and not only as a part of longer ones. */
function rangesOf(text: string, words: string, fact: number): Range[] {
  const ranges: Range[] = []
  if (words.trim() === '') return ranges
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + words.length)) {
    const to = from + words.length
    const isWhole =
      !(isLetter(words[0]) && isLetter(text[from - 1])) && !(isLetter(words.at(-1)) && isLetter(text[to]))
    if (isWhole) ranges.push({ from, to, fact })
  }
  return ranges
}

const rangesOfFact = (text: string, { fact, parts }: Sought): Range[] =>
  parts.flatMap((forms) => {
    for (const form of forms) {
      const ranges = rangesOf(text, form, fact)
      if (ranges.length > 0) return ranges
    }
    return []
  })

/** The text in parts, each with the facts whose values it writes. A part may state several facts: `Bürgermeister von Istanbul`. */
export function segmentsOf(text: string, sought: readonly Sought[]): readonly Segment[] {
  const ranges = sought.flatMap((each) => rangesOfFact(text, each))
  const edges = [...new Set([0, text.length, ...ranges.flatMap(({ from, to }) => [from, to])])].toSorted(
    (a, b) => a - b,
  )
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0
    const facts = ranges.filter((range) => range.from <= from && range.to >= to).map(({ fact }) => fact)
    return { text: text.slice(from, to), facts: [...new Set(facts)] }
  })
}
