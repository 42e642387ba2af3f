import type { Person } from '../../../contract/people/schemas'
import { countriesOf, namelessFaults, peopleFaults } from '../../../domain/people/people'

const named = (name?: string): Person => ({ kind: 'person', ...(name === undefined ? {} : { name }) })
const persons = (size: number): Person[] => Array.from({ length: size }, () => named('Ana'))

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
