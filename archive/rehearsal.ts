import type * as z from 'zod/mini'
import { entryInput } from '../contract/books/schemas'
import { parse } from '../contract/parse'
import { partnershipInput } from '../contract/partnerships/schemas'
import { PROBLEMS, type ProblemCode } from '../contract/problems'
import type { Schema } from '../contract/route'
import { visitInput } from '../contract/visits/schemas'
import type { Moment } from '../domain/shared/change'
import { signBook } from '../domain/books/entry'
import { todayAt } from '../domain/time/dates'
import { requirePossibleSigning } from '../domain/books/signing'
import { recordPartnership } from '../domain/partnerships/partnership'
import { invalid, Refusal } from '../domain/shared/refusal'
import { recordVisit } from '../domain/visits/visit'
import { keyOf, type Archive, type Kind, type Remark } from './archive'
import { ApiProblem } from './refusals'
import type { Records, Registry } from './registry'

// Nothing is stored, so all things can have the same id.
const ID = '00000000-0000-0000-0000-000000000000'
const OFFICE_ZONE = 'Europe/Berlin'

/**
 * A registry that records nothing: each item goes through the contract and the registry's own rules, and may not
 * take the id or the page of another one. What an item refers to beyond the archive's files is taken to be recorded,
 * see `beyond`.
 */
export function rehearsal({ met }: Archive): Registry {
  const moment: Moment = { now: new Date().toISOString(), actor: 'rehearsal', newId: () => ID }
  const taken = new Set<string>()
  const take = (what: string, code: ProblemCode) => {
    if (taken.has(what)) throw new Refusal(code, `Another item of these files is ${what} as well.`)
    taken.add(what)
  }
  const rehearsed = <S extends Schema>(
    kind: Kind,
    schema: S,
    rule: (body: z.output<S>) => unknown,
  ): Records<z.input<S>> => ({
    find: async (externalId) => (met.has(keyOf(kind, externalId)) ? undefined : ID),
    record: async (body) => {
      asAnswered(() => {
        const parsed = parse(schema, body)
        if ('faults' in parsed) throw invalid(parsed.faults)
        rule(parsed.value)
      })
      return ID
    },
  })
  return {
    partnerships: rehearsed('partnership', partnershipInput, (body) =>
      take(`partnership ${recordPartnership(body, moment).thing.id}`, 'duplicate'),
    ),
    visits: rehearsed('visit', visitInput, (body) => recordVisit(body, OFFICE_ZONE, moment)),
    entriesOf: (book) =>
      rehearsed('signing', entryInput, (body) => {
        const { thing } = signBook({ book, entries: 0, openings: 0, volumes: [] }, body, moment)
        const { visitId: _, ...plain } = thing
        requirePossibleSigning(plain, { today: todayAt(moment, OFFICE_ZONE) })
        if (thing.page !== undefined)
          take(`on page ${thing.page} of volume ${thing.volume} of ${book}`, 'page-taken')
      }),
  }
}

/** What each visit refers to that is in none of the files, and so must be in the registry before the import. */
export const beyond = ({ visits, met }: Archive): Remark[] =>
  visits.flatMap(({ place, prefix, content: { relatedPartner } }) =>
    relatedPartner === undefined || met.has(keyOf('partnership', `${prefix}/${relatedPartner}`))
      ? []
      : [{ place, pointer: '/relatedPartner', message: `${relatedPartner} must be in the registry already` }],
  )

/** Refuses with the problem that the API would answer. */
function asAnswered(check: () => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new ApiProblem(PROBLEMS[error.code].title, error.message, error.details.faults)
  }
}
