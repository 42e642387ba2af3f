/** The text of a notice with the facts that it writes. */
import type { Notice } from '../../parts/fact-words'
import type { StatedFact } from './stated-facts'
import { segmentsOf, type Segment } from './text-segments'
import { writtenForms } from './written-forms'

interface WrittenBlock {
  readonly heading: readonly Segment[]
  readonly text: readonly Segment[]
  /** The facts that the block states without writing their values: its choice of words depends on them. */
  readonly unwritten: readonly number[]
}

export interface WrittenNotice {
  readonly blocks: readonly WrittenBlock[]
  /** The facts whose values stand in a block. */
  readonly written: ReadonlySet<number>
}

export function writtenNotice(
  { blocks, language }: Pick<Notice, 'blocks' | 'language'>,
  facts: readonly StatedFact[],
): WrittenNotice {
  const written = new Set<number>()
  const writtenBlocks = blocks.map(({ heading = '', text }, position) => {
    const stated = facts.filter((fact) => fact.blocks.includes(position))
    const sought = stated.map(({ index, pointer, before }) => ({
      fact: index,
      parts: writtenForms(pointer, before, language),
    }))
    const parts = { heading: segmentsOf(heading, sought), text: segmentsOf(text, sought) }
    const here = new Set([...parts.heading, ...parts.text].flatMap((segment) => segment.facts))
    for (const each of here) written.add(each)
    return { ...parts, unwritten: stated.map(({ index }) => index).filter((index) => !here.has(index)) }
  })
  return { blocks: writtenBlocks, written }
}
