import type { Block } from '../../../contract/notices/schemas'
import { editedBlocks, proposalsOf, recomposedBlocks } from '../../../domain/notices/blocks'

const block = (part: Block['part'], text: string, more: Partial<Block> = {}): Block => ({
  part,
  text,
  facts: [],
  ...more,
})
const same = (each: Block): Block => each
const fact = { subject: 'visits/1', sequence: 1, pointer: '/start' }

describe('blocks that a person sends', () => {
  const before = [block('lead', 'A', { facts: [fact] }), block('quotation', 'B'), block('quotation', 'C')]

  test('are edited where the words differ, and keep their facts', () => {
    const sent = [
      { part: 'lead', text: 'A2' },
      { part: 'quotation', text: 'B' },
      { part: 'quotation', text: 'C2' },
    ] as const
    expect(editedBlocks(before, sent)).toEqual([
      block('lead', 'A2', { facts: [fact], isEdited: true }),
      block('quotation', 'B'),
      block('quotation', 'C2', { isEdited: true }),
    ])
  })

  test('are edited where the facts differ', () => {
    expect(editedBlocks(before, [{ part: 'lead', text: 'A', facts: [] }])[0]).toMatchObject({
      isEdited: true,
      facts: [],
    })
  })

  test('may be new, without a part', () => {
    expect(editedBlocks([], [{ text: 'More' }])).toEqual([{ text: 'More', facts: [], isEdited: true }])
  })
})

describe('a recomposition', () => {
  test('replaces what nobody has edited, in the order of the composition', () => {
    const before = [block('lead', 'A'), block('signing', 'B', { isEdited: true }), block('outcome', 'gone')]
    const composed = [block('lead', 'A2'), block('signing', 'B2'), block('background', 'D')]
    expect(recomposedBlocks(before, composed, same).map(({ text }) => text)).toEqual(['A2', 'B', 'D'])
  })

  test('keeps what a person has added or edited, though it would not be composed', () => {
    const before = [
      block(undefined, 'Mine', { isEdited: true }),
      block('lead', 'A'),
      block('outcome', 'Kept', { isEdited: true }),
    ]
    expect(recomposedBlocks(before, [block('lead', 'A2')], same).map(({ text }) => text)).toEqual([
      'Mine',
      'A2',
      'Kept',
    ])
  })

  test('tells the blocks of one part apart by their order', () => {
    const before = [block('quotation', 'one'), block('quotation', 'two, edited', { isEdited: true })]
    const composed = [block('quotation', 'one'), block('quotation', 'two'), block('quotation', 'three')]
    expect(recomposedBlocks(before, composed, same).map(({ text }) => text)).toEqual([
      'one',
      'two, edited',
      'three',
    ])
    expect(proposalsOf({ blocks: before }, composed)).toEqual([{ index: 1, composed: composed[1] }])
  })

  test('restates the facts of the blocks that stay', () => {
    const before = [block('lead', 'A', { isEdited: true, facts: [fact] })]
    const restate = (each: Block): Block => ({
      ...each,
      facts: [{ ...fact, sequence: 2 }],
    })
    expect(recomposedBlocks(before, [block('lead', 'A2')], restate)[0]?.facts).toEqual([
      { ...fact, sequence: 2 },
    ])
  })
})
