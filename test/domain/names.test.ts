import * as fc from 'fast-check'
import { mayConcernNames, namingsOf, NAMELESS, partsOf, personOf, recount } from '../../domain/names'
import { entryBody, recordedVisit, signedEntry, visitBody, guest } from './builders'

const someone = (personId: string, name: string) => ({ ...guest, personId, name })
const visitOf = (...guests: object[]) => recordedVisit(visitBody({ guests, hosts: [] }))
const namings = (data: ReturnType<typeof visitOf>, before?: ReturnType<typeof visitOf>) =>
  namingsOf({ subject: 'visits/1', sequence: 7, data }, before).map(
    ({ personId, names }) => `${personId}: ${names.join()}`,
  )

describe('a change names', () => {
  const mayor = someone('ekrem-imamoglu', 'Ekrem İmamoğlu')

  test('everybody on a new visit and on a new entry', () => {
    expect(namings(visitOf(mayor, someone('b', 'B')))).toEqual(['ekrem-imamoglu: Ekrem İmamoğlu', 'b: B'])
    const entry = signedEntry(entryBody())
    expect(namingsOf({ subject: 'books/x/entries/1', sequence: 1, data: entry }, undefined)).toHaveLength(2)
  })

  test('only those whose names differ, and those who have left by no name', () => {
    const before = visitOf(mayor, someone('b', 'B'), someone('c', 'C'))
    expect(namings(visitOf(mayor, someone('b', 'Bé')), before)).toEqual(['b: Bé', 'c: '])
  })

  test('nobody on what is cancelled or void', () => {
    const before = visitOf(mayor)
    expect(namings({ ...before, status: 'cancelled' }, before)).toEqual(['ekrem-imamoglu: '])
    expect(namings({ ...before, status: 'void' })).toEqual([])
  })

  test('one person by several names, in order, where a thing has several', () => {
    expect(namings(visitOf(someone('b', 'B'), someone('b', 'A')))).toEqual(['b: A,B'])
  })
})

test.each([
  [[''], true],
  [['/guests/0/name'], true],
  [['/hosts'], true],
  [['/signers/1'], true],
  [['/status'], true],
  [['/statusReason'], false],
  [['/notes', '/start'], false],
])('a change of %j may be one of names: %s', (changed, may) => {
  expect(mayConcernNames({ changed })).toBe(may)
})

describe('a person', () => {
  const used = (...names: [string, number][]) => names.map(([name, uses]) => ({ name, uses }))

  test('is called by the name that is used most', () => {
    const names = recount(used(['Kyjiw', 1], ['Kiew', 1]), [], ['Kiew'])
    expect(personOf('k', names)).toEqual({ id: 'k', name: 'Kiew', otherNames: ['Kyjiw'] })
  })

  test('has no name where only the office is known', () => {
    expect(personOf('k', used([NAMELESS, 2]))).toEqual({ id: 'k', otherNames: [] })
  })

  test('loses a name with its last use', () => {
    expect(recount(used(['A', 2], ['B', 1]), ['B', 'A'], [])).toEqual(used(['A', 1]))
  })

  test('is found by every part of every name, each once', () => {
    expect(partsOf(used(['Ekrem İmamoğlu', 1], ['E. İmamoğlu', 1], [NAMELESS, 1]))).toEqual([
      'ekrem imamoglu',
      'imamoglu',
      'e imamoglu',
    ])
  })

  test('has the same names in whatever order things are counted', () => {
    const things = fc.array(fc.uniqueArray(fc.constantFrom('A', 'B', 'C', NAMELESS), { maxLength: 3 }))
    fc.assert(
      fc.property(things, fc.nat(), (all, turn) => {
        const count = (lists: string[][]) =>
          lists.reduce<ReturnType<typeof recount>>((so, is) => recount(so, [], is), [])
        const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))]
        expect(count(turned)).toEqual(count(all))
      }),
    )
  })
})
