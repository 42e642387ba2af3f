import { segmentsOf, type Sought } from '../../../web/pages/press-desk/text-segments'

const sought = (...values: readonly string[]): Sought[] =>
  values.map((value, fact) => ({ fact, parts: [[value]] }))

const marked = (text: string, values: readonly Sought[]) =>
  segmentsOf(text, values)
    .filter(({ facts }) => facts.length > 0)
    .map((each) => [each.text, each.facts])

test('a value is marked wherever it stands as a word', () => {
  expect(marked('Rom, Romana, Rom.', sought('Rom'))).toEqual([
    ['Rom', [0]],
    ['Rom', [0]],
  ])
})

test('a part of the text can state several facts', () => {
  const text = 'Der Bürgermeister von Istanbul kommt.'
  expect(segmentsOf(text, sought('Bürgermeister von Istanbul', 'Istanbul'))).toEqual([
    { text: 'Der ', facts: [] },
    { text: 'Bürgermeister von ', facts: [0] },
    { text: 'Istanbul', facts: [0, 1] },
    { text: ' kommt.', facts: [] },
  ])
})

test('of several forms of a value the first one that occurs is marked', () => {
  const day: Sought = { fact: 0, parts: [['17. November 2026', '17. November', '2026'], ['10 Uhr']] }
  expect(marked('Am 17. November um 10 Uhr', [day])).toEqual([
    ['17. November', [0]],
    ['10 Uhr', [0]],
  ])
})

test('the parts make up the text, whatever it holds', () => {
  for (const text of ['', ' ', 'a', '<b>a</b>', 'a👩‍👩‍👧a', '\n\na'])
    expect(
      segmentsOf(text, sought('a', '', ' ', '<b>'))
        .map((each) => each.text)
        .join(''),
    ).toBe(text)
})

test('a text without a value is one part', () => {
  expect(segmentsOf('Guten Tag', sought('Abend'))).toEqual([{ text: 'Guten Tag', facts: [] }])
})
