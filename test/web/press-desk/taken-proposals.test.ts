import { openProposals, withProposals } from '../../../web/pages/press-desk/taken-proposals'

const block = (text: string) => ({ text, facts: [] })
const edited = (text: string) => ({ ...block(text), isEdited: true as const })

const RECOMPOSED = {
  blocks: [block('lead'), edited('mine'), edited('gone')],
  proposals: [{ index: 1, composed: block('composed') }, { index: 2 }],
}

const texts = (...taken: readonly number[]) => withProposals(RECOMPOSED, { taken }).map(({ text }) => text)

test('a block that is taken is as it would be composed now', () => {
  expect(texts(1)).toEqual(['lead', 'composed', 'gone'])
})

test('a block of which the record says nothing any more is removed, if a person takes that', () => {
  expect(texts(2)).toEqual(['lead', 'mine'])
  expect(texts(1, 2)).toEqual(['lead', 'composed'])
})

test('nobody decides about a block that a person has added, or that would be composed alike', () => {
  const part = 'lead' as const
  const blocks = [
    edited('added'),
    { ...edited('alike'), part },
    { ...edited('mine'), part },
    { ...edited('gone'), part },
  ]
  const proposals = [
    { index: 0 },
    { index: 1, composed: { ...block('alike'), part } },
    { index: 2, composed: { ...block('composed'), part } },
    { index: 3 },
  ]
  expect(openProposals({ blocks, proposals }).map(({ index }) => index)).toEqual([2, 3])
})

test('what nobody takes stays, and a block without a proposal cannot be taken', () => {
  expect(texts()).toEqual(['lead', 'mine', 'gone'])
  expect(texts(0)).toEqual(['lead', 'mine', 'gone'])
})

test('whether a block was edited is not sent', () => {
  for (const each of withProposals(RECOMPOSED, { taken: [] })) expect(each).not.toHaveProperty('isEdited')
})
