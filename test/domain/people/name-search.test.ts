/** The search keys of names and of queries. Which query finds which name is in `found-names.test.ts`. */
import * as fc from 'fast-check'
import { isFoundBy, longestOf, nameParts, searchWords } from '../../../domain/people/name-search'

describe('the parts of a name', () => {
  test.each([
    ['Ekrem İmamoğlu', ['ekrem imamoglu', 'imamoglu']],
    ['Łukasz Świętochowski', ['lukasz swietochowski', 'swietochowski']],
    ['Ludvík Příhoda-Řezníček', ['ludvik prihoda reznicek', 'prihoda reznicek', 'reznicek']],
    ['Oʻtkir Gʻofurov', ['otkir gofurov', 'gofurov']],
    ['Ўткир Ғофуров', ['ўткир ғофуров', 'ғофуров']],
    ['欧阳娜娜', ['欧阳娜娜']],
    ['محمد بن راشد', ['محمد بن راشد', 'بن راشد', 'راشد']],
    ['Anna Anna', ['anna anna', 'anna']],
    ['Jörg Müßig', ['jorg mussig', 'mussig', 'joerg mussig', 'muessig']],
    ['Mueller', ['mueller', 'muller']],
    ['Anne d’Exemple', ['anne dexemple', 'dexemple', 'exemple']],
    ["D'", ['d']],
    ['???', []],
    ["' ’", []],
  ])('%s', (name, parts) => {
    expect(nameParts(name)).toEqual(parts)
  })

  test('are those of the first twelve words, with sixty characters each', () => {
    const words = Array.from({ length: 40 }, (_, index) => `name${String(index).padStart(2, '0')}`)
    const parts = nameParts(words.join(' '))
    expect(parts).toHaveLength(12)
    expect(parts.at(-1)).toMatch(/^name11 name12 /)
    expect(Math.max(...parts.map((part) => part.length))).toBe(60)
  })

  test('are sixteen at most, and the plain spelling of every word is among them', () => {
    const words = Array.from({ length: 12 }, (_, index) => `d’Müeller${String.fromCodePoint(97 + index)}`)
    const parts = nameParts(words.join(' '))
    expect(parts).toHaveLength(16)
    for (const word of words) expect(parts.some((part) => part.startsWith(plainOf(word)))).toBe(true)
  })
  const plainOf = (word: string) => word.toLowerCase().replace('ü', 'u').replace('’', '')
})

describe('the words of a query', () => {
  test.each([
    ['İMAMOĞLU', ['imamoglu']],
    ['Příhoda-Řez', ['prihoda', 'rez']],
    [' ekrem   I', ['ekrem', 'i']],
    ['O‘tkir G‘of', ['otkir', 'gof']],
    ['Elizabeth II.', ['elizabeth', 'ii']],
    ['王小', ['王小']],
    ['Muessig', ['muessig']],
    ['Müßig', ['mussig']],
    ['Düsedoerfer', ['dusedorfer']],
    ['Michaela Müller', ['michaela', 'muller']],
    ['', []],
    ['-', []],
    ["'", []],
    ['… #~%_*', []],
  ])('for %s are %j', (typed, words) => {
    expect(searchWords(typed)).toEqual(words)
  })

  test('have at most sixty characters, without lone surrogates', () => {
    expect(searchWords('b'.repeat(100))[0]).toHaveLength(60)
    expect(searchWords(`${'b'.repeat(59)}𠮷`)).toEqual(['b'.repeat(59)])
    expect(searchWords(`${'b'.repeat(58)}𠮷`)).toEqual([`${'b'.repeat(58)}𠮷`])
  })

  test('are twelve at most, and are looked up by the longest, the first of several', () => {
    expect(searchWords('a '.repeat(40))).toHaveLength(12)
    expect(longestOf(['xi', 'jinping', 'bambini'])).toBe('jinping')
    expect(longestOf([])).toBe('')
  })
})

/** Whether a person with the name is among those who are looked up, and passes the comparison of words. */
function isFound(name: string, typed: string): boolean {
  const words = searchWords(typed)
  const isLookedUp = nameParts(name).some((part) => part.startsWith(longestOf(words)))
  return words.length > 0 && isLookedUp && isFoundBy(name, words)
}

describe('a name is found', () => {
  const letters = fc.constantFrom(...'aeouäöüßåøəéłınsÄÖÜIrtɛё'.match(/./gu)!, '’', 'u\u0308', 'أ')
  const word = fc.array(letters, { minLength: 1, maxLength: 8 }).map((each) => `m${each.join('')}`)
  const names = fc.array(word, { minLength: 1, maxLength: 3 })

  test('by its words in any order', () => {
    const shuffled = names.chain((words) =>
      fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length })),
    )
    fc.assert(
      fc.property(shuffled, ([words, typed]) => {
        expect(isFound(words.join(' '), typed.join(' '))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('by every beginning of it that is typed, in its own and in the German spelling', () => {
    const germanOf = (name: string) =>
      name.normalize('NFC').replace(/[äöü]/gi, (umlaut) => `${umlaut.normalize('NFD').charAt(0)}e`)
    fc.assert(
      fc.property(names, (words) => {
        const name = words.join(' ')
        for (const typed of [name.normalize('NFC'), germanOf(name), name.toUpperCase().normalize('NFC')])
          for (let length = 1; length <= typed.length; length += 1)
            expect([typed, length, isFound(name, typed.slice(0, length))]).toEqual([typed, length, true])
      }),
      { numRuns: 300 },
    )
  })

  test('by every beginning of it, if it has more words than are kept', () => {
    const name = `${'Maria '.repeat(20)}Souza`
    for (let length = 1; length <= name.length; length += 1)
      expect(isFound(name, name.slice(0, length))).toBe(true)
  })
})
