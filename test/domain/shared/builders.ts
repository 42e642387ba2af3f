/** Valid things to start from: the bodies of the Istanbul case, understood by the contract and recorded by the rules. */
import type * as z from 'zod/mini'
import { anniversaryInput, type Anniversary } from '../../../contract/anniversaries/schemas'
import { entryInput, type Entry, type EntryInput } from '../../../contract/books/schemas'
import { parse } from '../../../contract/parse'
import { partnershipInput, type Partnership } from '../../../contract/partnerships/schemas'
import type { Schema } from '../../../contract/route'
import { visitInput, type Visit, type VisitInput, type VisitStatus } from '../../../contract/visits/schemas'
import { recordAnniversary } from '../../../domain/anniversaries/anniversary'
import type { Moment } from '../../../domain/shared/change'
import { signBook } from '../../../domain/books/entry'
import { followPartnership } from '../../../domain/anniversaries/founded-anniversary'
import { identifiedIn, mentionsIn, nameKey, possibleIds } from '../../../domain/people/identity'
import { recordPartnership } from '../../../domain/partnerships/partnership'
import { Refusal } from '../../../domain/shared/refusal'
import { recordVisit, changeVisitStatus } from '../../../domain/visits/visit'
import { newBook, type StoredBook } from '../../../domain/books/book'
import { istanbul } from '../../support/istanbul'

export const BERLIN = 'Europe/Berlin'

/** A moment with a fixed time and ids that count up. */
export function momentAt(now = '2026-11-17T09:00:00.000Z', actor = 'protocol-office'): Moment {
  let ids = 0
  return { now, actor, newId: () => `0199aaaa-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}` }
}

/** What the contract makes of a body; the test fails if it finds a fault. */
export function understood<S extends Schema>(schema: S, body: unknown): z.output<S> {
  const parsed = parse(schema, body)
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.value
}

/** The faults that the contract finds in a body, `pointer: message`. */
export function faultsOf(schema: Schema, body: unknown): string[] {
  const parsed = parse(schema, body)
  return 'faults' in parsed ? parsed.faults.map(({ pointer, message }) => `${pointer}: ${message}`) : []
}

/** The refusal that a rule answers with; the test fails if the rule lets it pass. */
export function refusalOf(rule: () => unknown): Refusal {
  try {
    rule()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('was not refused')
}

export const pointersOf = ({ details }: Refusal): string[] =>
  (details.faults ?? []).map(({ pointer }) => pointer)

export const host = { name: 'Kai Wegner', office: 'Regierender Bürgermeister von Berlin', country: 'DE' }
export const guest = {
  name: 'Ekrem İmamoğlu',
  office: 'Bürgermeister von Istanbul',
  organisation: 'Stadtverwaltung Istanbul',
  officeClass: 'partner-city-mayor',
  country: 'TR',
}
export const minister = { name: 'Ana Souza', office: 'Minister', officeClass: 'minister', country: 'BR' }
export const crowd = (size: number, person: object = guest): object[] =>
  Array.from({ length: size }, () => ({ ...person }))

/** The visit of the Istanbul case, on a day with hours. */
export const visitBody = (fields: object = {}): object => ({
  ...istanbul().visit,
  start: '2026-11-17T10:00',
  end: '2026-11-17T12:00',
  ...fields,
})
export const archiveVisitBody = (fields: object = {}): object => ({
  origin: 'archive',
  direction: 'incoming',
  kind: 'state-visit',
  start: '1913',
  ...fields,
})

/** The input with the ids that people get who appear first under their names. */
export const withFirstIds = <Input extends object>(input: Input): Input => {
  const names = mentionsIn(input).flatMap(({ name }) => name ?? [])
  const ids = names.flatMap((name) => possibleIds(name, 0, 1).map((id) => [nameKey(name), id] as const))
  return identifiedIn(input, new Map(ids))
}

/** A body as the rules get it. */
export const visitInputOf = (body: object): VisitInput => withFirstIds(understood(visitInput, body))

export const recordedVisit = (body = visitBody()): Visit =>
  recordVisit(visitInputOf(body), BERLIN, momentAt()).thing

/** A visit of such a status, by the way there that every visit goes. */
export function visitThatIs(status: VisitStatus, body = visitBody()): Visit {
  const planned = recordedVisit(body)
  const ways: Record<VisitStatus, VisitStatus[]> = {
    planned: [],
    confirmed: ['confirmed'],
    completed: ['confirmed', 'completed'],
    postponed: ['postponed'],
    cancelled: ['cancelled'],
    void: ['void'],
  }
  return ways[status].reduce(
    (visit, next) => changeVisitStatus(visit, { status: next, reason: 'because' }, BERLIN, momentAt()).thing,
    planned,
  )
}

export const recordedPartnership = (fields: object = {}): Partnership =>
  recordPartnership(understood(partnershipInput, { ...istanbul().partnership, ...fields }), momentAt()).thing

/** What a partnership founds, the year of whose founding is known. */
export function foundedBy(partnership: Partnership): Anniversary {
  const step = followPartnership({ after: partnership }, undefined, momentAt())
  if (!step) throw new Error('nothing was founded')
  return step.thing
}

/** An anniversary of the office's own. */
export const anniversaryOf = (fields: object = {}): Anniversary => {
  const wall = { title: { de: 'Mauerfall' }, kind: 'historic', originOn: '1989-11-09' }
  return recordAnniversary(understood(anniversaryInput, { ...wall, ...fields }), momentAt()).thing
}

export const entryBody = (fields: object = {}): object => ({ ...istanbul().entry, ...fields })
export const archiveEntryBody = (fields: object = {}): object => ({
  origin: 'archive',
  signedOn: '1971-05',
  signers: [{ office: 'King of Norway' }],
  ...fields,
})
export const entryOf = (body: object): EntryInput => withFirstIds(understood(entryInput, body))

/** The Golden Book, or another, after these entries were signed in it. */
export const bookWith = (bodies: readonly object[], book = newBook('golden-book')): StoredBook =>
  bodies.reduce<StoredBook>((before, body) => signBook(before, entryOf(body), momentAt()).book, book)

export const signedEntry = (body = entryBody(), book = newBook('golden-book')): Entry =>
  signBook(book, entryOf(body), momentAt()).thing
