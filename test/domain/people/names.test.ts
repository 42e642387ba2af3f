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

describe('what people are called on a visit or an entry', () => {
  test('is known by their ids: each name once, in order, in whatever role', () => {
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

  test('is nothing of somebody whose name an archive does not know, who is there all the same', () => {
    expect([...namesOn(visit([called('ambassador'), called(undefined, '???')]))]).toEqual([
      ['ambassador', [NAMELESS]],
    ])
  })

  test.each(['cancelled', 'void'] as const)('counts nowhere when that is %s', (status) => {
    expect(namesOn(visitThatIs(status)).size).toBe(0)
  })

  test('is nothing before there is one', () => {
    expect(namesOn(undefined).size).toBe(0)
  })
})

describe('a change may be one of names', () => {
  test.each([
    [''],
    ['/guests'],
    ['/guests/0/name'],
    ['/hosts/12/personId'],
    ['/signers'],
    ['/status'],
    ['/notes', '/hosts'],
  ])('when it is of %j', (...changed) => {
    expect(mayConcernNames({ changed })).toBe(true)
  })

  test.each([
    ['/notes'],
    ['/start', '/end'],
    ['/statusReason'],
    ['/guestsOfHonour'],
    ['/programme/0/hosts'],
    ['/statements/0/status'],
  ])('but not when it is of %j alone', (...changed) => {
    expect(mayConcernNames({ changed })).toBe(false)
  })

  test('not when nothing is said of it', () => {
    expect(mayConcernNames({ changed: [] })).toBe(false)
  })
})

describe('a change names', () => {
  const both = [called('a', 'Ana'), called('b', 'Bo')]
  const nameUse = (personId: string, ...names: string[]) => ({
    personId,
    subject: 'visits/1',
    sequence: 2,
    names,
  })

  test('everybody on a new thing', () => {
    expect(nameUsesOf(change(visit(both)), undefined)).toEqual([nameUse('a', 'Ana'), nameUse('b', 'Bo')])
  })

  test('who is called otherwise, who has come, and who has left, and nobody else', () => {
    const after = visit([called('a', 'Ana'), called('b', 'Bob'), called('d', 'Dora')])
    expect(nameUsesOf(change(after), visit([...both, called('c', 'Cem')]))).toEqual([
      nameUse('b', 'Bob'),
      nameUse('c'),
      nameUse('d', 'Dora'),
    ])
  })

  test('nobody when they change their places or roles alone', () => {
    expect(nameUsesOf(change(visit(both.toReversed())), visit([], both))).toEqual([])
  })

  test('two people each by the other’s name, when those were exchanged', () => {
    const exchanged = visit([called('b', 'Ana'), called('a', 'Bo')])
    expect(nameUsesOf(change(exchanged), visit(both))).toEqual([nameUse('a', 'Bo'), nameUse('b', 'Ana')])
  })

  test('everybody by nothing when the thing is cancelled, and nobody when what is cancelled is void', () => {
    const cancelled = visit(both, [], 'cancelled')
    expect(nameUsesOf(change(cancelled), visit(both))).toEqual([nameUse('a'), nameUse('b')])
    expect(nameUsesOf(change(visit(both, [], 'void')), cancelled)).toEqual([])
  })

  test('nobody by more than three names', () => {
    const many = ['Ed', 'Al', 'Di', 'Cy', 'Bo'].map((name) => called('a', name))
    expect(nameUsesOf(change(visit(many)), undefined)).toEqual([nameUse('a', 'Al', 'Bo', 'Cy')])
  })
})

describe('the names in use', () => {
  const used = (...names: (readonly [string, number])[]): UsedName[] =>
    names.map(([name, uses]) => ({ name, uses }))

  test('are counted by the things they are used on, the most used one first, then in order', () => {
    expect(recount([], [], ['Zoé', 'Ana'])).toEqual(used(['Ana', 1], ['Zoé', 1]))
    expect(recount(used(['Ana', 1], ['Zoé', 1]), [], ['Zoé'])).toEqual(used(['Zoé', 2], ['Ana', 1]))
  })

  test('are in use no more when the last thing that used them does not', () => {
    expect(recount(used(['Zoé', 2], ['Ana', 1]), ['Ana', 'Zoé'], ['Zoé'])).toEqual(used(['Zoé', 2]))
    expect(recount(used(['Zoé', 2]), ['Zoé'], [])).toEqual(used(['Zoé', 1]))
    expect(recount(used(['Zoé', 1]), ['Zoé'], [])).toEqual([])
  })

  test('are the same whatever is counted first', () => {
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

  test('are found by each part of each, which is kept once', () => {
    expect(partsOf(used(['Ana Souza', 2], ['Anna de Souza', 1]))).toEqual([
      'ana souza',
      'souza',
      'anna de souza',
      'de souza',
    ])
    expect(partsOf([{ name: NAMELESS, uses: 3 }])).toEqual([])
  })

  test('make the person: called by the first, and by the others too', () => {
    expect(personOf('a', used(['Ana', 2], ['Anna', 1], ['Änne', 1]))).toEqual({
      id: 'a',
      name: 'Ana',
      otherNames: ['Anna', 'Änne'],
    })
  })

  test('may be none, or hide that an archive often did not know one', () => {
    expect(personOf('a', used([NAMELESS, 1]))).toEqual({ id: 'a', otherNames: [] })
    expect(personOf('a', used([NAMELESS, 7], ['Ana', 1]))).toEqual({ id: 'a', name: 'Ana', otherNames: [] })
  })
})
