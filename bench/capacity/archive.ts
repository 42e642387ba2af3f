/** The items of a registry with so many visits, made by the store's own builders. */
import { v7 as uuidv7 } from 'uuid'
import { archiveEntry, type Entry } from '../../contract/books/schemas'
import type { Change } from '../../contract/changes'
import { visitInput, type Visit } from '../../contract/visits/schemas'
import { created, type Stamps } from '../../domain/shared/change'
import { entrySubject } from '../../domain/books/entry'
import { nameParts } from '../../domain/people/name-search'
import { addDays } from '../../domain/time/partial-date'
import { recordVisit } from '../../domain/visits/visit'
import { partItem, personItem } from '../../lambdas/people/names'
import { entryRecord } from '../../lambdas/books/record'
import { visitSummary, visitRecord } from '../../lambdas/visits/record'
import { changeItem, thingItems, type WriteItem } from '../../lambdas/table/write-items'
import { BERLIN, parsed } from './office'

export const COUNTRIES = ['TR', 'PL', 'UZ', 'CN'] as const
/** The partnership that has twenty visits at any size of the registry. */
export const QUIET = COUNTRIES.length
const QUIET_VISITS = 20
const ENTRIES = 300
const CHANGES = 60
/** Sixty-five years; the number of days is prime, which scatters the kinds of visits. */
const DAYS = 23_689

const digits = (number: number, length: number): string => String(number).padStart(length, '0')
export const partnerOf = (country: number): string => `partner-${country}`
export const visitId = (number: number): string => `01900000-0000-7000-8000-${digits(number, 12)}`
export const personId = (number: number): string => `maria-gast${digits(number, 5)}`
const nameOf = (number: number): string => `Maria Gast${digits(number, 5)}`

const moment = { now: '2026-11-17T09:00:00.000Z', actor: 'archive', newId: () => uuidv7() }
const guest = { office: 'Head of Protocol', officeClass: 'mayor' } as const

/** The items of so many visits, in the order of their numbers. */
export function* visitItems(visits: number): Generator<WriteItem> {
  const body = { origin: 'archive', direction: 'incoming', kind: 'working-visit', start: '2000-01-01' }
  const { thing, change } = recordVisit(parsed(visitInput, body), BERLIN, moment)
  for (let number = 0; number < visits; number += 1) {
    const visit = visitOf(thing, number)
    const listSummary = visitSummary(visit, [countryOf(number)], BERLIN)
    const items = thingItems(visitRecord(visit, listSummary), {
      ...change,
      subject: listSummary.subject,
      data: visit,
    })
    // No list reads changes: only those of one visit are written, for its history.
    yield* items.filter(({ attributes }) => !isChange(attributes))
  }
  yield* historyOf(visitOf(thing, 0), change)
}

const isChange = (attributes: object | undefined): boolean =>
  attributes !== undefined && 'kind' in attributes && attributes.kind === 'change'

const countryOf = (visit: number) => COUNTRIES[visit % COUNTRIES.length] ?? COUNTRIES[0]

/**
 * Every third visit is a courtesy call, every fifth led elsewhere, every seventh is still planned. Of ten visits three are
 * public and one is for the press. Two countries have a partnership, and every other visit has one of two guests.
 */
function visitOf(like: Visit, number: number): Visit {
  const place = number % COUNTRIES.length
  const partner = number < QUIET_VISITS ? QUIET : place
  const who = (number / 2) % 2
  return {
    ...like,
    id: visitId(number),
    start: addDays('1960-01-01', (number * 7919) % DAYS),
    direction: number % 5 === 0 ? 'outgoing' : 'incoming',
    kind: number % 3 === 0 ? 'courtesy-call' : 'working-visit',
    status: number % 7 === 3 ? 'planned' : 'completed',
    visibility: visibilityOf(number % 10),
    ...(partner === QUIET || place < 2 ? { partnershipId: partnerOf(partner) } : {}),
    guests:
      number % 2 === 0
        ? [
            {
              ...guest,
              kind: 'person',
              name: nameOf(who),
              personId: personId(who),
              country: countryOf(number),
            },
          ]
        : [],
  }
}

const visibilityOf = (place: number): Visit['visibility'] =>
  place % 3 === 1 ? 'public' : place === 2 ? 'press' : 'internal'

function* historyOf(visit: Visit, change: Change<Visit>): Generator<WriteItem> {
  for (let sequence = 1; sequence <= CHANGES; sequence += 1)
    yield changeItem({ ...change, id: uuidv7(), subject: `visits/${visit.id}`, sequence, data: visit })
}

/** The items of a book's entries: five guests, two countries, and four of ten signed at one visit. */
export function* entryItems(book: string): Generator<WriteItem> {
  const body = { origin: 'archive', signedOn: '2000-01-01', signers: [{ ...guest, name: nameOf(0) }] }
  const fields = parsed(archiveEntry, body)
  for (let number = 1; number <= ENTRIES; number += 1) {
    const who = number % 5
    const person = { name: nameOf(who), personId: personId(who), country: COUNTRIES[number % 2] }
    const { thing, change } = created<Omit<Entry, keyof Stamps>>(
      { type: 'book-entry.signed', subject: entrySubject(book, number) },
      {
        ...fields,
        book,
        number,
        status: 'signed',
        visibility: 'internal',
        signedOn: addDays('1960-01-01', (number * 79) % DAYS),
        signers: [{ ...guest, ...person, kind: 'person', role: 'principal' }],
        ...(number % 10 < 4 ? { visitId: visitId(0) } : {}),
      },
      moment,
    )
    yield* thingItems(entryRecord(thing), change)
  }
}

/** The name items of people, as the projector writes them: a person for every ten visits. */
export function* nameItems(visits: number): Generator<WriteItem> {
  for (let who = 0; who < visits / 10; who += 1) {
    const name = nameOf(who)
    yield personItem(personId(who), [{ name, uses: 1 }])
    for (const part of nameParts(name)) yield partItem(personId(who), part)
  }
}
