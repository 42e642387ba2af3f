/** Generates archives of the shape of `examples/berlin`, with the values that archives have. */
import * as fc from 'fast-check'
import { archiveEntry } from '../../contract/books/schemas'
import { parse } from '../../contract/parse'
import { archivePerson } from '../../contract/people/schemas'
import type { Schema } from '../../contract/route'
import { archiveVisit, visitInput } from '../../contract/visits/schemas'

/** Whether the registry takes a value in archive records. */
const isTaken = (schema: Schema, value: unknown): boolean => 'value' in parse(schema, value)

const taken = <Value>(schema: Schema, values: readonly Value[]) =>
  values.filter((value) => isTaken(schema, value))

/** Countries of today, Kosovo, and former countries (ISO 3166-3). */
const COUNTRIES = ['DE', 'TR', 'PL', 'US', 'XK', 'DD', 'SU', 'YU', 'CS']
/** EDTF of level 0 and 1, and an undated entry. */
const DATES = ['1913', '1924-06', '1989-11-17', '1927~', '1989?', '192X', '1968-05~', undefined]
/** The statuses of visits in files, each with the registry's status. */
const STATUSES: readonly (readonly [string, string])[] = [
  ['took-place', 'completed'],
  ['cancelled', 'cancelled'],
  ['announced', 'planned'],
  ['postponed', 'postponed'],
]

const isStatusTaken = (status: string): boolean =>
  'value' in
  parse(visitInput, {
    origin: 'archive',
    direction: 'incoming',
    kind: 'reception',
    start: '1950',
    status,
    ...(['postponed', 'cancelled'].includes(status) && { statusReason: 'Rain' }),
  })

const unknown = fc.constant(null)
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.oneof({ weight: 2, arbitrary: value }, unknown)
const words = fc.constantFrom(
  'courtesy call; first entry of the volume',
  'Besuch des Präsidenten – 50 Jahre „Freundschaft“',
  'Cafe\u0301 mit A\u030Angstro\u0308m',
  '合影留念',
  'زيارة رسمية',
)
const text = fc.oneof(words, fc.record({ de: words, en: words }), fc.record({ de: words, tr: unknown }))
const evidence = maybe(fc.constantFrom('reported', 'announced', 'inferred'))
const sources = fc.array(
  fc.constantFrom(
    'https://berlin.example/a?b=ü',
    'LAB, A Rep. 021 Nr. 14',
    'Tagesspiegel, 19. Juni 2024',
    null,
  ),
  { maxLength: 3 },
)
const beside = { evidence, notes: maybe(words), sources }

const name = fc.constantFrom(
  'Ekrem İmamoğlu',
  'Фёдор Пример',
  'Nguye\u0302\u0303n Va\u0306n Hu\u0300ng',
  '王小明',
  "Anne d'Exemple",
  'N.N.',
)
const office = fc.constantFrom('Mayor of Istanbul', 'Ministerpräsident', 'collective entry', 'unbekannt')
const more = {
  organisation: maybe(fc.constantFrom('UNO', 'Hertha BSC')),
  country: maybe(fc.constantFrom(...taken(archivePerson.shape.country, COUNTRIES))),
  officeClass: maybe(fc.constantFrom('monarch', 'Head of State', 'bishop', 'Astronaut')),
  role: maybe(fc.constantFrom('principal', 'companion', 'collective')),
}
/** A person of whom the name or the office is known. */
const person = fc.oneof(
  fc.record({ name, office: maybe(office), ...more }),
  fc.record({ name: unknown, office, ...more }),
)
const people = fc.array(fc.oneof({ weight: 5, arbitrary: person }, unknown), { maxLength: 4 })

const partnership = fc.record({
  type: maybe(fc.constantFrom('partnership', 'friendship', 'contact', 'project')),
  status: maybe(fc.constantFrom('active', 'suspended', 'ended')),
  founded: maybe(fc.constantFrom('1967-06-27', '1988', '1990-05')),
  foundedPrecision: maybe(fc.constantFrom('day', 'month', 'year')),
  foundedPlace: maybe(fc.constant('Łódź')),
  foundingSignatories: fc.array(name, { maxLength: 2 }),
  predecessor: maybe(
    fc.record({ date: maybe(fc.constant('1950')), party: maybe(fc.constant('East Berlin')) }),
  ),
  motto: maybe(text),
  agreements: fc.array(fc.record({ date: unknown, kind: maybe(words), evidence }), { maxLength: 2 }),
  programmes: fc.array(
    fc.record({
      name: maybe(text),
      field: maybe(fc.constantFrom('culture', 'Smart City', 'sport')),
      homeBody: maybe(words),
    }),
    { maxLength: 2 },
  ),
  country: maybe(fc.constantFrom(...taken(archivePerson.shape.country, COUNTRIES))),
  ...beside,
})

const visit = fc.record({
  direction: fc.constantFrom('incoming', 'outgoing'),
  kind: fc.constantFrom(
    'state-visit',
    'State Visit',
    'dinner',
    'Staatsbesuch',
    'concert',
    'Richtfest',
    'regatta',
  ),
  start: fc.constantFrom(
    ...taken(archiveVisit.shape.start, ['1950', '1971-05', '1987-06-12', '1987-06-12T14:30', '195X']),
  ),
  end: unknown,
  datePrecision: maybe(fc.constantFrom('day', 'month', 'year', 'time')),
  guests: people,
  host: maybe(person),
  cityHost: maybe(person),
  venues: fc.array(maybe(fc.constantFrom('Rotes Rathaus', 'Schloß Bellevue')), { maxLength: 2 }),
  occasion: maybe(text),
  programme: fc.array(
    fc.record({ time: maybe(fc.constant('14:30')), what: maybe(words), place: maybe(words) }),
    {
      maxLength: 2,
    },
  ),
  statements: fc.array(fc.record({ speaker: maybe(name), text: maybe(words) }), { maxLength: 1 }),
  status: maybe(
    fc.constantFrom(...STATUSES.filter(([, status]) => isStatusTaken(status)).map(([word]) => word)),
  ),
  statusReason: fc.constant('Rain'),
  ...beside,
})

const signing = fc.record({
  book: fc.constantFrom('goldenes-buch', 'gaestebuch', 'Gästebuch', 'golden-book'),
  volume: maybe(fc.constantFrom(1, 2, 20, '3')),
  date: maybe(fc.constantFrom(...taken(archiveEntry.shape.signedOn, DATES))),
  signers: fc.tuple(people, person).map(([others, last]) => (others.push(last), others)),
  occasion: maybe(text),
  venue: maybe(words),
  host: maybe(person),
  inscription: maybe(fc.oneof(words, fc.record({ text: words, language: maybe(fc.constant('tr')) }))),
  ...beside,
})

const HEAD = { about: 'an archive', conventions: { null: 'unknown' }, unknownFields: ['page'] }

/** Whether the registry takes an entry without a date. */
const takesUndated = isTaken(archiveEntry.shape.signedOn, undefined)

const leastVisit = { id: 'v1', direction: 'incoming', kind: 'reception', start: '1950', statusReason: 'Rain' }
const leastSigning = { id: 's1', book: 'gaestebuch', date: '1950', signers: [{ name: 'N.N.' }] }

/** Items with one value of an archive each, and whether the registry takes that value. */
export const itemsWithOneValue = [
  ...COUNTRIES.flatMap((country) => {
    const expected = isTaken(archivePerson.shape.country, country)
    return [
      { item: { ...leastSigning, signers: [{ name: 'N.N.', country }] }, expected },
      { item: { ...leastVisit, guests: [{ office: 'Mayor', country }] }, expected },
      { item: { id: 'p1', city: 'Stadt', country }, expected },
    ]
  }),
  ...DATES.map((date) => ({
    item: { ...leastSigning, date },
    expected: isTaken(archiveEntry.shape.signedOn, date),
  })),
  ...STATUSES.map(([word, status]) => ({
    item: { ...leastVisit, status: word },
    expected: isStatusTaken(status),
  })),
]

/** The three files of an archive: partnerships, visits that may refer to one, and signings that a visit may refer to. */
export const archives = fc
  .record({
    partnerships: fc.array(partnership, { maxLength: 4 }),
    visits: fc.array(visit, { maxLength: 6 }),
    signings: fc.array(signing, { maxLength: 8 }),
  })
  .map(({ partnerships, visits, signings }) => ({
    'partnerships.json': {
      ...HEAD,
      items: partnerships.map((each, index) => ({ id: `p${index}`, city: `Stadt ${index}`, ...each })),
    },
    'visits.json': {
      ...HEAD,
      items: visits.map((each, index) => ({
        id: `v${index}`,
        ...each,
        relatedPartner: index < partnerships.length ? `p${index}` : null,
        relatedSigning: index < signings.length ? `s${index}` : null,
      })),
    },
    'signings.json': {
      ...HEAD,
      items: signings.map(({ date, ...each }, index) => ({
        id: `s${index}`,
        page: index % 2 === 0 ? index + 1 : null,
        date: date ?? (takesUndated ? null : '1950'),
        ...each,
      })),
    },
  }))
