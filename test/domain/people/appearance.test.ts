import { appearance } from '../../../contract/people/appearances'
import {
  appearancesOf,
  hasAppearances,
  hasPeople,
  peopleOn,
  rolesOn,
} from '../../../domain/people/appearance'
import {
  crowd,
  entryBody,
  guest,
  host,
  minister,
  recordedPartnership,
  recordedVisit,
  signedEntry,
  understood,
  visitBody,
} from '../shared/builders'

const nameless = { personId: 'ambassador', office: 'Botschafter' }
const mayor = { ...host, officeClass: 'mayor' }
const visit = recordedVisit(visitBody({ hosts: [host, guest], guests: [guest, mayor, minister, guest] }))
const entry = signedEntry(entryBody({ signers: [guest, { ...mayor, role: 'companion' }], hosts: [host] }))

const linesOf = (...[occasion]: Parameters<typeof peopleOn>) =>
  peopleOn(occasion).map(({ as, person }) => `${as} ${person.name}`)

test('lists the guests, then the hosts of a visit, in order', () => {
  expect(linesOf(visit)).toEqual([
    'guest Ekrem İmamoğlu',
    'guest Kai Wegner',
    'guest Ana Souza',
    'guest Ekrem İmamoğlu',
    'host Kai Wegner',
    'host Ekrem İmamoğlu',
  ])
})

test('lists the signers, then the hosts of an entry', () => {
  expect(linesOf(entry)).toEqual(['signer Ekrem İmamoğlu', 'signer Kai Wegner', 'host Kai Wegner'])
})

test('gives the distinct roles of each person id', () => {
  expect([...rolesOn(visit)]).toEqual([
    ['ekrem-imamoglu', ['guest', 'host']],
    ['kai-wegner', ['guest', 'host']],
    ['ana-souza', ['guest']],
  ])
  expect([...rolesOn(entry)]).toEqual([
    ['ekrem-imamoglu', ['signer']],
    ['kai-wegner', ['signer', 'host']],
  ])
})

test('gives no role to a person without an id', () => {
  const { personId: _, ...unknown } = nameless
  const archived = { ...visit, guests: [{ kind: 'person' as const, ...unknown }], hosts: [] }
  expect(peopleOn(archived)).toHaveLength(1)
  expect(rolesOn(archived).size).toBe(0)
})

test('only visits and entries have people', () => {
  expect([visit, entry, recordedPartnership(), {}].map(hasPeople)).toEqual([true, true, false, false])
})

test('postponed, cancelled and void things have no appearances', () => {
  const statuses = ['planned', 'confirmed', 'completed', 'signed', 'postponed', 'cancelled', 'void']
  expect(statuses.filter(hasAppearances)).toEqual(['planned', 'confirmed', 'completed', 'signed'])
})

describe('the appearances of one person', () => {
  test('on a visit are one for each mention, with its office', () => {
    const [first, ...others] = visit.guests
    const guests = first ? [{ ...first, office: 'Bürger' }, ...others] : []
    const common = { on: '2026-11-17', name: guest.name, visitId: visit.id }
    expect(appearancesOf({ ...visit, guests }, 'ekrem-imamoglu', '2026-11-17')).toEqual([
      { as: 'guest', ...common, office: 'Bürger' },
      { as: 'guest', ...common, office: guest.office },
      { as: 'host', ...common, office: guest.office },
    ])
  })

  test('on an entry have its book and number', () => {
    const { book, number } = entry
    const common = { on: '2024-06', name: host.name, office: host.office, book, number }
    expect(appearancesOf(entry, 'kai-wegner', '2024-06')).toEqual([
      { as: 'signer', ...common },
      { as: 'host', ...common },
    ])
  })

  test('are empty if the person is not on the thing', () => {
    expect(appearancesOf(visit, 'erdem', '2026-11-17')).toEqual([])
  })

  test('omit unknown fields', () => {
    const group = { kind: 'group' as const, personId: 'hertha', name: 'Hertha BSC' }
    const archived = { ...visit, guests: [{ kind: 'person' as const, ...nameless }, group], hosts: [] }
    expect(appearancesOf(archived, 'ambassador', '1913')).toEqual([
      { as: 'guest', on: '1913', office: 'Botschafter', visitId: visit.id },
    ])
    expect(appearancesOf(archived, 'hertha', '1913')).toEqual([
      { as: 'guest', on: '1913', name: 'Hertha BSC', visitId: visit.id },
    ])
  })

  test('conform to the schema', () => {
    for (const occasion of [visit, entry])
      for (const each of appearancesOf(occasion, 'kai-wegner', '2024'))
        expect(understood(appearance, each)).toEqual(each)
  })
})

test('thirty mentions of one name are one person with one role', () => {
  const crowded = recordedVisit(visitBody({ hosts: [], guests: crowd(30) }))
  expect([...rolesOn(crowded)]).toEqual([['ekrem-imamoglu', ['guest']]])
  expect(appearancesOf(crowded, 'ekrem-imamoglu', '2026')).toHaveLength(30)
})
