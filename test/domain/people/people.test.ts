import type { Person } from '../../../contract/people/schemas'
import { countriesOf, identified, namelessFaults, peopleFaults } from '../../../domain/people/people'

const named = (name?: string): Person => ({ kind: 'person', ...(name === undefined ? {} : { name }) })
const persons = (size: number): Person[] => Array.from({ length: size }, () => named('Ana'))

describe('the id of a person', () => {
  test('is made from the folded name', () => {
    expect(identified(named('Ekrem İmamoğlu'))).toHaveProperty('personId', 'ekrem-imamoglu')
  })

  test('is the given one, which distinguishes people of the same name', () => {
    expect(identified({ ...named('Kai Wegner'), personId: 'kai-wegner-2' })).toHaveProperty(
      'personId',
      'kai-wegner-2',
    )
  })

  test.each([undefined, '!!!'])('is undefined for a name without a letter: %s', (name) => {
    expect(identified(named(name))).not.toHaveProperty('personId')
  })

  test.each(['N.N.', 'TBA', 'unbekannt', '?'])(
    'is removed from the placeholder %s, which is nobody',
    (name) => {
      expect(identified(named(name))).toEqual(named(name))
      expect(identified({ ...named(name), personId: 'n-n' })).toEqual(named(name))
    },
  )

  test('stays with a person of whom an archive knows the office alone', () => {
    expect(identified({ ...named(), personId: 'ambassador-1927' })).toHaveProperty('personId')
  })
})

describe('lists of people', () => {
  test('may have thirty people together', () => {
    expect(peopleFaults({ hosts: persons(10), guests: persons(20) })).toEqual([])
  })

  test('must not have thirty-one people together', () => {
    expect(peopleFaults({ hosts: persons(10), guests: persons(21) })).toEqual([
      { pointer: '/guests', message: 'must be 30 people or fewer, together with hosts' },
    ])
  })

  test('must have a name or an office for each person', () => {
    const hosts = [named(), { ...named(), office: 'Mayor' }]
    const faults = peopleFaults({ hosts, signers: [named('Ana'), named(), named()] })
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/hosts/0', '/signers/1', '/signers/2'])
  })

  test('of live records have a name for each id', () => {
    const guests = [
      named('Ana'),
      named(),
      { ...named(), personId: 'ana' },
      { ...named('Ana'), personId: 'ana' },
    ]
    expect(namelessFaults({ hosts: [], guests })).toEqual([
      { pointer: '/guests/2/name', message: 'is missing: `personId` says who the person is' },
    ])
  })

  test('have distinct, ordered countries', () => {
    expect(countriesOf([{ country: 'TR' }, {}, { country: 'BR' }, { country: 'TR' }])).toEqual(['BR', 'TR'])
  })
})
