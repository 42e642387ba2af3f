import { toLocalizedInput } from '../../../web/forms/localized-input'
import { readFileSync } from 'node:fs'
import { liveVisit } from '../../../contract/visits/schemas'
import { parse } from '../../../contract/parse'
import { chosen, NO_COUNTRY, NO_PERSON, renamed } from '../../../web/forms/person-input'
import { NO_ITEM } from '../../../web/pages/visits/visit-rows'
import { NO_VISIT, pointerInForm, toVisitBody, toVisitValues } from '../../../web/pages/visits/visit-values'

const { visit } = JSON.parse(readFileSync('examples/istanbul.json', 'utf8')) as { visit: object }

const full = {
  ...visit,
  end: '2026-11-17T11:30',
  timeZone: 'Europe/Berlin',
  guests: [
    { kind: 'group', name: 'A choir', officeClass: 'culture-and-sport', country: 'TR', personId: 'a-choir' },
  ],
  hosts: [],
  city: { de: 'Posen', pl: 'Poznań' },
  partOf: '01920c4e-8f00-7cc1-a8d4-3f1f0b1d7c11',
  programme: [
    { on: '2026-11-17', time: '10:00', what: 'Talk', where: 'Hall', visibility: 'internal' },
    { what: 'Lunch' },
  ],
  appointment: { kind: 'word-and-photo', accreditationUntil: '2026-11-16T12:00' },
  statements: [{ speaker: 'Kai Wegner', text: 'Welcome', language: 'en', status: 'approved' }],
  contacts: [
    { name: 'A. Driver', function: 'driver', telephone: '030 1', mail: 'a@example.org' },
    { name: 'B.' },
  ],
  outcome: { de: 'Vereinbart', tr: 'Tamam' },
  notes: 'By the side door.\nTwo cars.',
  sources: [{ url: 'https://example.org/a', evidence: 'reported' }, { reference: 'LAB, A Rep. 021 Nr. 14' }],
}

/** A visit as the API answers it: with the defaults of its schema. */
const answered = (body: object): object => {
  const result = parse(liveVisit, body)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  const { origin: _, ...fields } = result.value
  return fields
}

test.each([
  ['the visit of Istanbul', visit],
  ['a visit with every field', full],
  [
    'a visit of guests without a name, a country or both',
    {
      ...visit,
      guests: [
        { kind: 'person', office: 'Foreign Minister', officeClass: 'foreign-minister', country: 'XK' },
        {
          kind: 'person',
          name: 'A Secretary-General',
          office: 'Secretary-General of the United Nations',
          officeClass: 'international-organisation',
          personId: 'a-secretary-general',
        },
        { kind: 'person', office: 'Commissioner', officeClass: 'international-organisation' },
      ],
    },
  ],
  ['a visit of another kind', { ...visit, kind: 'other', kindInWords: { de: 'Richtfest', tr: 'Tören' } }],
])('gives back every field of %s', (_, body) => {
  const fields = answered(body)
  expect(toVisitBody(toVisitValues(fields))).toEqual(fields)
})

test('sends the kind in words with the kind that needs it alone', () => {
  const values = { ...NO_VISIT, kind: 'other', kindInWords: toLocalizedInput({ de: 'Richtfest' }) }
  expect(toVisitBody(values)).toMatchObject({ kind: 'other', kindInWords: { de: 'Richtfest' } })
  expect(toVisitBody({ ...values, kind: 'banquet' })).not.toHaveProperty('kindInWords')
})

test('sends no blank row and no field that is not given', () => {
  const guest = { ...NO_PERSON, name: ' Ekrem İmamoğlu ' }
  const values = {
    ...NO_VISIT,
    guests: [NO_PERSON, guest],
    venues: ['', 'Rotes Rathaus'],
    programme: [NO_ITEM],
  }
  expect(toVisitBody(values)).toEqual({
    direction: 'incoming',
    kind: 'official-visit',
    visibility: 'internal',
    guests: [{ kind: 'person', name: 'Ekrem İmamoğlu', country: '' }],
    hosts: [],
    venues: ['Rotes Rathaus'],
    programme: [],
    statements: [],
    sources: [],
  })
})

test('sends a single blank guest, so that each of its fields is reported', () => {
  expect(toVisitBody(NO_VISIT).guests).toEqual([{ kind: 'person', country: '' }])
})

test('sends no country for whom none is chosen, and an empty one, which is reported, while nothing is chosen', () => {
  const sent = (country: string) =>
    toVisitBody({ ...NO_VISIT, guests: [{ ...NO_PERSON, name: 'A', country }] }).guests
  expect(sent(NO_COUNTRY)).toEqual([{ kind: 'person', name: 'A' }])
  expect(sent('')).toEqual([{ kind: 'person', name: 'A', country: '' }])
})

test('finds the row of a fault behind blank rows, also below a correction', () => {
  const values = { ...NO_VISIT, guests: [NO_PERSON, { ...NO_PERSON, name: 'A' }], venues: ['', '', 'Hall'] }
  expect(pointerInForm(values, '/guests/0/office')).toBe('/guests/1/office')
  expect(pointerInForm(values, '/patch/venues/0')).toBe('/venues/2')
  expect(pointerInForm(values, '/guests')).toBe('/guests')
  expect(pointerInForm(values, '/anniversary/ordinal')).toBe('/anniversary/ordinal')
  expect(pointerInForm(values, '/reason')).toBe('/reason')
})

describe('a known person', () => {
  const known = {
    kind: 'person',
    name: 'Kai Wegner',
    office: 'Mayor',
    country: 'DE',
    personId: 'kai-wegner',
  } as const

  test('brings the fields of its newest record, but replaces none that is entered', () => {
    expect(chosen({ ...NO_PERSON, office: 'Senator' }, known)).toMatchObject({
      name: 'Kai Wegner',
      office: 'Senator',
      country: 'DE',
      isKnown: true,
    })
  })

  test('leaves the choice of a country open where its newest record has none', () => {
    expect(chosen(NO_PERSON, { ...known, country: undefined }).country).toBe('')
  })

  test('is another person under another name, until somebody says otherwise', () => {
    const person = renamed(chosen(NO_PERSON, known), 'A Deputy')
    const values = { ...NO_VISIT, guests: [person] }
    expect(toVisitBody(values).guests).toEqual([expect.not.objectContaining({ personId: 'kai-wegner' })])
    expect(toVisitBody({ ...values, guests: [{ ...person, isKnown: true }] }).guests).toEqual([
      expect.objectContaining({ name: 'A Deputy', personId: 'kai-wegner' }),
    ])
    expect(renamed(person, 'Kai Wegner').isKnown).toBe(true)
  })
})

test('an appointment of which a part is missing is sent, so that the part is reported', () => {
  const accreditationUntil = { day: '16', month: '11', year: '2026', time: '' }
  const { appointment } = NO_VISIT
  const sent = (fields: Partial<typeof appointment>) =>
    toVisitBody({ ...NO_VISIT, appointment: { ...appointment, ...fields } }).appointment
  expect(sent({ kind: 'photo' })).toEqual({ kind: 'photo' })
  expect(sent({ accreditationUntil })).toEqual({ accreditationUntil: '2026-11-16' })
  expect(sent({})).toBeUndefined()
})

test('a time of the end without a day is of the day of the start', () => {
  const start = { day: '1', month: '12', year: '2026', time: '10:00' }
  const end = { day: '', month: '', year: '', time: '12:00' }
  expect(toVisitBody({ ...NO_VISIT, start, end })).toMatchObject({
    start: '2026-12-01T10:00',
    end: '2026-12-01T12:00',
  })
  expect(toVisitBody({ ...NO_VISIT, start })).not.toHaveProperty('end')
})
