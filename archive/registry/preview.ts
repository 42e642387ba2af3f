/** What the registry would record of a body, by the contract and the registry's own rules. Nothing is sent. */
import type * as z from 'zod/mini'
import { entryInput, type Entry } from '../../contract/books/schemas'
import { parse } from '../../contract/parse'
import { partnershipInput, type Partnership } from '../../contract/partnerships/schemas'
import type { Schema } from '../../contract/route'
import type { Day } from '../../contract/values/dates'
import { visitInput, type Visit } from '../../contract/visits/schemas'
import type { StoredBook } from '../../domain/books/book'
import { signBook } from '../../domain/books/entry'
import { requirePossibleSigning, signingWarnings } from '../../domain/books/signing'
import { recordPartnership } from '../../domain/partnerships/partnership'
import { partnershipWarnings } from '../../domain/partnerships/partnership-dates'
import type { Moment } from '../../domain/shared/change'
import { invalid, Refusal } from '../../domain/shared/refusal'
import { todayAt } from '../../domain/time/dates'
import { recordVisit } from '../../domain/visits/visit'
import { visitWarnings } from '../../domain/visits/visit-warnings'
import { problemWith } from './problems'

/** Nothing is stored, so all things can have the same id. */
const PREVIEW_ID = '00000000-0000-0000-0000-000000000000'
const OFFICE_ZONE = 'Europe/Berlin'

/** The moment of a preview. */
export const previewMoment = (): Moment => ({
  now: new Date().toISOString(),
  actor: 'preview',
  newId: () => PREVIEW_ID,
})

/** @throws ApiProblem that the API would answer */
export const previewPartnership = (body: unknown): Partnership =>
  asApiProblem(() => recordPartnership(parseOrRefuse(partnershipInput, body), previewMoment()).thing)

/** @throws ApiProblem that the API would answer */
export const previewVisit = (body: unknown): Visit =>
  asApiProblem(() => recordVisit(parseOrRefuse(visitInput, body), OFFICE_ZONE, previewMoment()).thing)

/**
 * The entry, and the book after it.
 *
 * @throws ApiProblem that the API would answer
 */
export const previewEntry = (
  before: StoredBook,
  body: unknown,
): { readonly thing: Entry; readonly book: StoredBook } =>
  asApiProblem(() => {
    const signed = signBook(before, parseOrRefuse(entryInput, body), previewMoment())
    // The import has looked up the visit.
    const { visitId: _, ...entry } = signed.thing
    requirePossibleSigning(entry, { today: today() })
    return signed
  })

const today = (): Day => todayAt(previewMoment(), OFFICE_ZONE)

/** The warnings that depend on the thing alone. */
export const warningsOfPartnership = (thing: Partnership) => partnershipWarnings(thing, today())
export const warningsOfVisit = (thing: Visit) => visitWarnings(thing, OFFICE_ZONE)

/** The warnings that depend on the entry and its visit. */
export const warningsOfEntry = (thing: Entry, visit: Visit | undefined) =>
  signingWarnings(thing, { visit, today: today(), earlier: [] })

/** Throws `invalid` unless the value has the form of the schema. */
export function parseOrRefuse<S extends Schema>(schema: S, body: unknown): z.output<S> {
  const parsed = parse(schema, body)
  if ('faults' in parsed) throw invalid(parsed.faults)
  return parsed.value
}

/** Turns a refusal into the problem that the API would answer. */
export function asApiProblem<Result>(rule: () => Result): Result {
  try {
    return rule()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw problemWith(error.code, error.message, error.details.faults)
  }
}
