/** The stored names of people, and the search for people by them. */
import { openTable } from '../../../lambdas/table/table'
import type { KnownPerson } from '../../../contract/people/appearances'
import { searchWords } from '../../../domain/people/name-search'
import { projectNames } from '../../../lambdas/people/names'
import { openPeople } from '../../../lambdas/people/people'
import { interceptCommands } from '../../support/intercept-commands'
import { makeNamesTable, nameUse, type NamesTable } from './name-uses'

let names: NamesTable
beforeEach(async () => {
  names = await makeNamesTable()
})
afterEach(() => names.table.remove())

/** The client, with a count of the transactions that it was given. */
function counting() {
  const sent: string[] = []
  const client = interceptCommands(names.table.client, (command, pass) => {
    if (command.constructor.name === 'TransactWriteCommand') sent.push(command.constructor.name)
    return pass()
  })
  return { client, sent }
}

describe('a name use is kept', () => {
  test('with its person, and the parts by which the person is found', async () => {
    await names.keep(nameUse('ana', '1', 1, 'Ana Souza'))
    expect(await names.person('ana')).toEqual({ id: 'ana', name: 'Ana Souza', otherNames: [] })
    expect(await names.keysOf('ana')).toEqual([
      'name-parts ana souza#ana',
      'name-parts souza#ana',
      'people/ana name-use#visits/1',
      'people/ana thing',
    ])
  })

  test('once, however often it is heard of: the second time nothing is written', async () => {
    const { client, sent } = counting()
    for (let time = 0; time < 3; time += 1)
      await projectNames(openTable(names.table.name, client), nameUse('ana', '1', 2, 'Ana', 'Anna'))
    expect(sent).toHaveLength(1)
    expect(await names.person('ana')).toEqual({ id: 'ana', name: 'Ana', otherNames: ['Anna'] })
  })

  test('unless a later change of the same thing has been heard of before', async () => {
    await names.keep(
      nameUse('ana', '1', 3, 'Ána'),
      nameUse('ana', '1', 2, 'Anna'),
      nameUse('ana', '2', 1, 'Ana'),
    )
    expect(await names.person('ana')).toEqual({ id: 'ana', name: 'Ana', otherNames: ['Ána'] })
  })

  test('and takes away the parts of a name that is gone, but none that another name has', async () => {
    await names.keep(
      nameUse('ana', '1', 1, 'Ana Maria Souza'),
      nameUse('ana', '2', 1, 'Maria Souza'),
      nameUse('ana', '1', 2, 'Ana Souza'),
    )
    expect((await names.keysOf('ana')).filter((key) => key.startsWith('name-parts'))).toEqual([
      'name-parts ana souza#ana',
      'name-parts maria souza#ana',
      'name-parts souza#ana',
    ])
  })

  test('of who has left too, since an earlier change may still come; the person is gone', async () => {
    await names.keep(nameUse('ana', '1', 2), nameUse('ana', '1', 1, 'Ana'))
    expect(await names.person('ana')).toBeUndefined()
    expect(await names.keysOf('ana')).toEqual(['people/ana name-use#visits/1'])
  })

  test('although three names with the most parts replace three others', async () => {
    const longNames = (letter: string) =>
      ['x', 'y', 'z'].map((end) =>
        Array.from({ length: 12 }, (_, index) => `${letter}ü${end}${String.fromCodePoint(97 + index)}`).join(
          ' ',
        ),
      )
    await names.keep(nameUse('ana', '1', 1, ...longNames('a')), nameUse('ana', '1', 2, ...longNames('b')))
    const parts = (await names.keysOf('ana')).filter((key) => key.startsWith('name-parts'))
    expect([parts.length, parts.filter((part) => part.startsWith('name-parts a'))]).toEqual([48, []])
  })

  test('of a placeholder, as earlier versions did, but nobody is read or found by it', async () => {
    await names.keep(nameUse('n-n', '1', 1, 'N.N.'), nameUse('ana', '2', 1, 'Ana Nn', 'N.N.'))
    const people = openPeople(openTable(names.table.name, names.table.client))
    expect(await names.person('n-n')).toBeUndefined()
    expect(await names.person('ana')).toEqual({ id: 'ana', name: 'Ana Nn', otherNames: [] })
    for (const q of ['', 'n', 'nn']) {
      const { people: found } = await people.searchNames({ words: searchWords(q), limit: 10 })
      expect(found.map(({ id }) => id)).toEqual(['ana'])
    }
  })

  test('of two people of one name, each for itself', async () => {
    await names.keep(
      nameUse('jan-1', '1', 1, 'Jan Novák'),
      nameUse('jan-2', '1', 1, 'Jan Novák'),
      nameUse('jan-1', '1', 2),
    )
    expect([await names.person('jan-1'), await names.person('jan-2')]).toMatchObject([
      undefined,
      { name: 'Jan Novák' },
    ])
    expect(await names.keysOf('jan-2')).toContain('name-parts jan novak#jan-2')
  })
})

describe('people are found', () => {
  /** All pages, each with its size. */
  async function search(typed: string, limit: number): Promise<KnownPerson[][]> {
    const pages: KnownPerson[][] = []
    let after: string | undefined
    do {
      const { people, next } = await openPeople(openTable(names.table.name, names.table.client)).searchNames({
        words: searchWords(typed),
        limit,
        after,
      })
      pages.push(people)
      after = next
    } while (after !== undefined)
    return pages
  }
  const idsOf = (pages: KnownPerson[][]) => pages.flat().map(({ id }) => id)

  test('once each, where the first of their parts stands, though many begin so', async () => {
    await names.keep(
      nameUse('many', '1', 1, 'Sa Sb Sc Sd Se Sf Sg Sh'),
      nameUse('other', '1', 1, 'Sc Zoé'),
      nameUse('none', '1', 1, 'Ana'),
    )
    for (const limit of [1, 2, 3, 25]) {
      expect(idsOf(await search('s', limit))).toEqual(['many', 'other'])
      expect(idsOf(await search('', limit))).toEqual(['none', 'many', 'other'])
      expect(idsOf(await search('sc', limit))).toEqual(['many', 'other'])
    }
  })

  test('in pages that four reads make, short or empty, with a place to go on from', async () => {
    await names.keep(nameUse('many', '1', 1, 'Sa Sb Sc Sd Se Sf Sg Sh'), nameUse('last', '1', 1, 'Sz'))
    const pages = await search('s', 1)
    expect(idsOf(pages)).toEqual(['many', 'last'])
    expect(pages.map(({ length }) => length)).toContain(0)
  })

  test('by no other letters than those of the beginning', async () => {
    await names.keep(
      nameUse('a', '1', 1, 'Ana Souza'),
      nameUse('b', '1', 1, 'An'),
      nameUse('c', '1', 1, 'Anb'),
    )
    expect(idsOf(await search('ana', 25))).toEqual(['a'])
    expect(idsOf(await search('an', 25))).toEqual(['b', 'a', 'c'])
    expect(idsOf(await search('ana souza', 25))).toEqual(['a'])
    expect(idsOf(await search('name-parts', 25))).toEqual([])
  })

  test('by several words in any order, also if few people with the longest word have the others', async () => {
    const others = Array.from({ length: 30 }, (_, index) =>
      nameUse(`other-${index}`, '1', 1, `Jan ${String.fromCodePoint(97 + index)}x Nováková`),
    )
    await names.keep(
      ...others,
      nameUse('order', '1', 1, 'Nováková Zoé'),
      nameUse('zoe', '1', 1, 'Zoé Nováková'),
      nameUse('two', '1', 1, 'Zoé Beran', 'Ana Nováková'),
    )
    for (const limit of [1, 2, 25])
      for (const typed of ['zoe novakova', 'Novak Zoé', 'zo novakov'])
        expect([typed, idsOf(await search(typed, limit))]).toEqual([typed, ['order', 'zoe']])
    expect(idsOf(await search('jan novakova', 7))).toHaveLength(30)
    expect(idsOf(await search('jan novakova zoe', 7))).toEqual([])
  })

  test('by German spellings, once each', async () => {
    await names.keep(nameUse('mussig', '1', 1, 'Jörg Müßig'), nameUse('mueller', '1', 1, 'Mueller'))
    for (const limit of [1, 25]) {
      expect(idsOf(await search('mu', limit))).toEqual(['mueller', 'mussig'])
      expect(idsOf(await search('', limit))).toEqual(['mussig', 'mueller'])
      for (const typed of ['Muessig', 'Müßig', 'Mussig', 'muess', 'Muessig Joerg', 'joerg'])
        expect([typed, idsOf(await search(typed, limit))]).toEqual([typed, ['mussig']])
      expect(idsOf(await search('Müll', limit))).toEqual(['mueller'])
    }
  })

  test('and a page stays what it is while others come and go', async () => {
    await names.keep(
      ...['Ana', 'Bea', 'Cem', 'Dora'].map((name) => nameUse(name.toLowerCase(), '1', 1, name)),
    )
    const people = openPeople(openTable(names.table.name, names.table.client))
    const first = await people.searchNames({ words: [], limit: 2 })
    await names.keep(nameUse('aaron', '1', 1, 'Aaron'), nameUse('bea', '1', 2))
    const second = await people.searchNames({ words: [], limit: 2, after: first.next })
    expect([first, second].map(({ people: each }) => each.map(({ id }) => id))).toEqual([
      ['ana', 'bea'],
      ['cem', 'dora'],
    ])
    expect(second.next).toBeUndefined()
  })
})
