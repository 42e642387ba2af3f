import * as fc from 'fast-check'
import type { Person } from '../../../contract/people/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import {
  mayConcernNames,
  namesOn,
  nameUsesOf,
  NAMELESS,
  partsOf,
  personOf,
  recount,
  withoutPlaceholders,
  type UsedName,
} from '../../../domain/people/names'
import { recordedVisit, signedEntry, visitThatIs } from '../shared/builders'

const called = (personId: string | undefined, name?: string): Person => ({
  kind: 'person',
  ...(personId === undefined ? {} : { personId }),
  ...(name === undefined ? {} : { name }),
})
const visit = (guests: Person[], hosts: Person[] = [], status: Visit['status'] = 'planned'): Visit => ({
  ...recordedVisit(),
  guests,
  hosts,
  status,
})
const change = (data: Visit, sequence = 2) => ({ subject: 'visits/1', sequence, data })

describe('the names on a visit or an entry', () => {
  test('are distinct, ordered, and keyed by person id', () => {
    const guests = [called('b', 'Bo'), called('a', 'Zoé'), called('a', 'Ana'), called('a', 'Zoé')]
    expect([...namesOn(visit(guests, [called('b', 'Bob')]))]).toEqual([
      ['b', ['Bo', 'Bob']],
      ['a', ['Ana', 'Zoé']],
    ])
    expect([...namesOn(signedEntry())]).toEqual([
      ['ekrem-imamoglu', ['Ekrem İmamoğlu']],
      ['kai-wegner', ['Kai Wegner']],
    ])
  })

  test('are empty texts for people whose name an archive does not know', () => {
    expect([...namesOn(visit([called('ambassador'), called(undefined, '???')]))]).toEqual([
      ['ambassador', [NAMELESS]],
    ])
  })

  test('are none of placeholders, to which earlier versions gave an id', () => {
    expect([...namesOn(visit([called('n-n', 'N.N.'), called('tba', 'TBA'), called('ana', 'Ana')]))]).toEqual([
      ['ana', ['Ana']],
    ])
    expect(withoutPlaceholders([NAMELESS, 'N.N.', 'Ana'].map((name) => ({ name, uses: 1 })))).toEqual([
      { name: NAMELESS, uses: 1 },
      { name: 'Ana', uses: 1 },
    ])
  })

  test.each(['postponed', 'cancelled', 'void'] as const)('are none if it is %s', (status) => {
    expect(namesOn(visitThatIs(status)).size).toBe(0)
  })

  test('are none without a visit or entry', () => {
    expect(namesOn(undefined).size).toBe(0)
  })
})

describe('a change', () => {
  test.each([
    [''],
    ['/guests'],
    ['/guests/0/name'],
    ['/hosts/12/personId'],
    ['/signers'],
    ['/status'],
    ['/notes', '/hosts'],
  ])('concerns names if it changes %j', (...changed) => {
    expect(mayConcernNames({ changed })).toBe(true)
  })

  test.each([
    ['/notes'],
    ['/start', '/end'],
    ['/statusReason'],
    ['/guestsOfHonour'],
    ['/programme/0/hosts'],
    ['/statements/0/status'],
  ])('does not concern names if it changes %j only', (...changed) => {
    expect(mayConcernNames({ changed })).toBe(false)
  })

  test('does not concern names without pointers', () => {
    expect(mayConcernNames({ changed: [] })).toBe(false)
  })
})

describe('the name uses of a change', () => {
  const both = [called('a', 'Ana'), called('b', 'Bo')]
  const nameUse = (personId: string, ...names: string[]) => ({
    personId,
    subject: 'visits/1',
    sequence: 2,
    names,
  })

  test('include everybody on a new thing', () => {
    expect(nameUsesOf(change(visit(both)), undefined)).toEqual([nameUse('a', 'Ana'), nameUse('b', 'Bo')])
  })

  test('include people who were renamed, added or removed, and nobody else', () => {
    const after = visit([called('a', 'Ana'), called('b', 'Bob'), called('d', 'Dora')])
    expect(nameUsesOf(change(after), visit([...both, called('c', 'Cem')]))).toEqual([
      nameUse('b', 'Bob'),
      nameUse('c'),
      nameUse('d', 'Dora'),
    ])
  })

  test('are none if only order or roles change', () => {
    expect(nameUsesOf(change(visit(both.toReversed())), visit([], both))).toEqual([])
  })

  test('include both people if their names were exchanged', () => {
    const exchanged = visit([called('b', 'Ana'), called('a', 'Bo')])
    expect(nameUsesOf(change(exchanged), visit(both))).toEqual([nameUse('a', 'Bo'), nameUse('b', 'Ana')])
  })

  test('remove all names when the thing is cancelled, and none when it is then voided', () => {
    const cancelled = visit(both, [], 'cancelled')
    expect(nameUsesOf(change(cancelled), visit(both))).toEqual([nameUse('a'), nameUse('b')])
    expect(nameUsesOf(change(visit(both, [], 'void')), cancelled)).toEqual([])
  })

  test('have at most three names for each person', () => {
    const many = ['Ed', 'Al', 'Di', 'Cy', 'Bo'].map((name) => called('a', name))
    expect(nameUsesOf(change(visit(many)), undefined)).toEqual([nameUse('a', 'Al', 'Bo', 'Cy')])
  })
})

describe('the names in use', () => {
  const used = (...names: (readonly [string, number])[]): UsedName[] =>
    names.map(([name, uses]) => ({ name, uses }))

  test('are ordered by number of uses, then by name', () => {
    expect(recount([], [], ['Zoé', 'Ana'])).toEqual(used(['Ana', 1], ['Zoé', 1]))
    expect(recount(used(['Ana', 1], ['Zoé', 1]), [], ['Zoé'])).toEqual(used(['Zoé', 2], ['Ana', 1]))
  })

  test('are removed with their last use', () => {
    expect(recount(used(['Zoé', 2], ['Ana', 1]), ['Ana', 'Zoé'], ['Zoé'])).toEqual(used(['Zoé', 2]))
    expect(recount(used(['Zoé', 2]), ['Zoé'], [])).toEqual(used(['Zoé', 1]))
    expect(recount(used(['Zoé', 1]), ['Zoé'], [])).toEqual([])
  })

  test('do not depend on the order of counting', () => {
    const names = fc.subarray(['Ana', 'Anna', 'Änne', ''])
    const nameUses = fc.array(fc.tuple(names, names), { maxLength: 6 })
    const orders = nameUses.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    const counted = (all: (readonly [string[], string[]])[], start: UsedName[]) =>
      all.reduce((sum, [was, is]) => recount(sum, was, is), start)
    fc.assert(
      fc.property(orders, ([one, other]) => {
        // As if all that is called otherwise now had been counted before.
        const before = counted(
          one.map(([was]) => [[], was]),
          [],
        )
        expect(counted(other, before)).toEqual(counted(one, before))
        expect(counted(one, before)).toEqual(
          counted(
            one.map(([, is]) => [[], is]),
            [],
          ),
        )
      }),
    )
  })

  test('have the distinct parts of all names', () => {
    expect(partsOf(used(['Ana Souza', 2], ['Anna de Souza', 1]))).toEqual([
      'ana souza',
      'souza',
      'anna de souza',
      'de souza',
    ])
    expect(partsOf([{ name: NAMELESS, uses: 3 }])).toEqual([])
  })

  test('give the person a main name and other names', () => {
    expect(personOf('a', used(['Ana', 2], ['Anna', 1], ['Änne', 1]))).toEqual({
      id: 'a',
      name: 'Ana',
      otherNames: ['Anna', 'Änne'],
    })
  })

  test('may be none, and ignore unknown names', () => {
    expect(personOf('a', used([NAMELESS, 1]))).toEqual({ id: 'a', otherNames: [] })
    expect(personOf('a', used([NAMELESS, 7], ['Ana', 1]))).toEqual({ id: 'a', name: 'Ana', otherNames: [] })
  })
})
