import type { Person } from '../../../contract/people/schemas'
import { countriesOf, identified, peopleFaults } from '../../../domain/people/people'

const named = (name?: string): Person => ({ kind: 'person', ...(name === undefined ? {} : { name }) })
const persons = (size: number): Person[] => Array.from({ length: size }, () => named('Ana'))

describe('somebody gets an id', () => {
  test('from the folded name', () => {
    expect(identified(named('Ekrem İmamoğlu'))).toHaveProperty('personId', 'ekrem-imamoglu')
  })

  test('unless one was given, which tells two people of one name apart', () => {
    expect(identified({ ...named('Kai Wegner'), personId: 'kai-wegner-2' })).toHaveProperty(
      'personId',
      'kai-wegner-2',
    )
  })

  test.each([undefined, '???'])('but none without a letter in the name: %s', (name) => {
    expect(identified(named(name))).not.toHaveProperty('personId')
  })
})

describe('of people taken together', () => {
  test('thirty are enough', () => {
    expect(peopleFaults({ hosts: persons(10), guests: persons(20) })).toEqual([])
  })

  test('thirty-one are too many', () => {
    expect(peopleFaults({ hosts: persons(10), guests: persons(21) })).toEqual([
      { pointer: '/guests', message: 'must be 30 people or fewer, together with hosts' },
    ])
  })

  test('each must have a name or an office', () => {
    const hosts = [named(), { ...named(), office: 'Mayor' }]
    const faults = peopleFaults({ hosts, signers: [named('Ana'), named(), named()] })
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/hosts/0', '/signers/1', '/signers/2'])
  })

  test('the countries are each named once, in order, and unknown ones not at all', () => {
    expect(countriesOf([{ country: 'TR' }, {}, { country: 'BR' }, { country: 'TR' }])).toEqual(['BR', 'TR'])
  })
})
