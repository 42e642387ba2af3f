/** The blocks of a notice with the proposals of its recomposition that a person takes. */
import type { BodyOf, Operations } from '../../api'
import type { Block, Notice } from '../../parts/fact-words'

export type Proposal = NonNullable<BodyOf<'recomposeNotice'>['proposals']>[number]

export interface Choices {
  /** The positions of the blocks that are replaced by what would be composed now. */
  readonly taken: readonly number[]
}

type BlockBody = NonNullable<NonNullable<Operations['updateNotice']['body']>['blocks']>[number]

/** A block as the API takes it. */
const toBlockBody = ({ isEdited: _, ...block }: Block): BlockBody => block

interface Recomposition extends Pick<Notice, 'blocks'> {
  readonly proposals?: readonly Proposal[] | undefined
}

/** Those about which a person must decide: not a block that a person has added, or that would be composed alike. */
export const openProposals = ({ blocks, proposals = [] }: Recomposition): readonly Proposal[] =>
  proposals.filter(({ index, composed }) => {
    const block = blocks[index]
    return block?.part !== undefined && (block.heading !== composed?.heading || block.text !== composed?.text)
  })

/** A taken block is replaced; one of which the record says nothing any more is left out. */
export function withProposals({ blocks, proposals = [] }: Recomposition, { taken }: Choices): BlockBody[] {
  const proposed = new Map(proposals.map(({ index, composed }) => [index, composed]))
  return blocks.flatMap((block, index) => {
    const next = taken.includes(index) && proposed.has(index) ? proposed.get(index) : block
    return next ? [toBlockBody(next)] : []
  })
}
