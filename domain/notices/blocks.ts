/** The blocks of a notice: what a person edits, and what follows the record. */
import type { Block, BlockInput, Notice, Proposal } from '../../contract/notices/schemas'
import { canonical } from '../shared/json'

/** The blocks of a part are told apart by their order: the second quotation stays the second. */
function keysOf(blocks: readonly Pick<Block, 'part'>[]): (string | undefined)[] {
  const counts = new Map<string, number>()
  return blocks.map(({ part }) => {
    if (part === undefined) return undefined
    const count = counts.get(part) ?? 0
    counts.set(part, count + 1)
    return `${part} ${count}`
  })
}

/** The blocks by their key; blocks that a person has added have none. */
const byKey = (blocks: readonly Block[]): ReadonlyMap<string, Block> => {
  const keys = keysOf(blocks)
  return new Map(blocks.flatMap((block, index) => (keys[index] === undefined ? [] : [[keys[index], block]])))
}

const wordsOf = ({ heading, text, language, facts }: Block): string =>
  canonical({ heading, text, language, facts })

/** The blocks as a person has sent them: those whose words differ are edited. */
export function editedBlocks(before: readonly Block[], sent: readonly BlockInput[]): Block[] {
  const old = byKey(before)
  const keys = keysOf(sent)
  return sent.map((input, index) => {
    const kept = old.get(keys[index] ?? '')
    const block: Block = { ...input, facts: input.facts ?? kept?.facts ?? [] }
    const isSame = kept !== undefined && wordsOf(kept) === wordsOf(block)
    return isSame ? kept : { ...block, isEdited: true }
  })
}

/**
 * The blocks after a recomposition: those that nobody has edited as they are composed now, in their order; those that a person
 * has edited or added as they are, stating their facts as of now.
 */
export function recomposedBlocks(
  before: readonly Block[],
  composed: readonly Block[],
  restate: (block: Block) => Block,
): Block[] {
  const keys = keysOf(before)
  const edited = new Map(
    before.flatMap((block, index) =>
      block.isEdited ? [[keys[index] ?? index, restate(block)] as const] : [],
    ),
  )
  const composedKeys = keysOf(composed)
  const blocks = composed.map((block, index) => edited.get(composedKeys[index] ?? '') ?? block)
  const others = [...edited].filter(([key]) => !composedKeys.includes(key as string))
  for (const [key, block] of others) {
    const position = typeof key === 'number' ? key : keys.indexOf(key)
    blocks.splice(position, 0, block)
  }
  return blocks
}

/** The blocks that a person has edited, beside what would be composed now. */
export function proposalsOf({ blocks }: Pick<Notice, 'blocks'>, composed: readonly Block[]): Proposal[] {
  const keys = keysOf(blocks)
  const now = byKey(composed)
  return blocks.flatMap((block, index) => {
    if (!block.isEdited) return []
    const other = now.get(keys[index] ?? '')
    return [{ index, ...(other ? { composed: other } : {}) }]
  })
}
