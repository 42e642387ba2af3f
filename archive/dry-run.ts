import type * as z from 'zod/mini'
import { ApiProblem } from '../cli/api-errors'
import { entryInput } from '../contract/books/schemas'
import { parse } from '../contract/parse'
import { partnershipInput } from '../contract/partnerships/schemas'
import { PROBLEMS, type ProblemCode } from '../contract/problems'
import type { Schema } from '../contract/route'
import { visitInput } from '../contract/visits/schemas'
import { signBook } from '../domain/books/entry'
import { requirePossibleSigning } from '../domain/books/signing'
import { recordPartnership } from '../domain/partnerships/partnership'
import type { Moment } from '../domain/shared/change'
import { invalid, Refusal } from '../domain/shared/refusal'
import { todayAt } from '../domain/time/dates'
import { recordVisit } from '../domain/visits/visit'
import { keyOf, type Archive, type Kind, type Remark } from './archive'
import type { Records, Registry } from './registry'

// Nothing is stored, so all things can have the same id.
const ID = '00000000-0000-0000-0000-000000000000'
const OFFICE_ZONE = 'Europe/Berlin'

/**
 * A registry that records nothing: it checks each item against the contract and the registry's rules, and refuses the id
 * or the page of another item. It assumes that items outside the files are recorded, see `externalReferences`.
 */
export function dryRunRegistry({ fileOf }: Archive): Registry {
  const moment: Moment = { now: new Date().toISOString(), actor: 'dry-run', newId: () => ID }
  const claimed = new Set<string>()
  const claim = (what: string, code: ProblemCode) => {
    if (claimed.has(what)) throw new Refusal(code, `Another item of these files is also ${what}.`)
    claimed.add(what)
  }
  const checked = <S extends Schema>(
    kind: Kind,
    schema: S,
    rule: (body: z.output<S>) => unknown,
  ): Records<z.input<S>> => ({
    find: async (externalId) => (fileOf.has(keyOf(kind, externalId)) ? undefined : ID),
    record: async (body) => {
      throwAsApiProblem(() => {
        const parsed = parse(schema, body)
        if ('faults' in parsed) throw invalid(parsed.faults)
        rule(parsed.value)
      })
      return ID
    },
  })
  return {
    partnerships: checked('partnership', partnershipInput, (body) =>
      claim(`partnership ${recordPartnership(body, moment).thing.id}`, 'duplicate'),
    ),
    visits: checked('visit', visitInput, (body) => recordVisit(body, OFFICE_ZONE, moment)),
    entriesOf: (book) =>
      checked('signing', entryInput, (body) => {
        const { thing } = signBook({ book, entries: 0, openings: 0, volumes: [] }, body, moment)
        const { visitId: _, ...entry } = thing
        requirePossibleSigning(entry, { today: todayAt(moment, OFFICE_ZONE) })
        if (thing.page !== undefined)
          claim(`on page ${thing.page} of volume ${thing.volume} of ${book}`, 'page-taken')
      }),
  }
}

/** A remark for each reference of a visit to a partnership that is in none of the files. */
export const externalReferences = ({ visits, fileOf }: Archive): Remark[] =>
  visits.flatMap(({ place, prefix, content: { relatedPartner } }) =>
    relatedPartner === undefined || fileOf.has(keyOf('partnership', `${prefix}/${relatedPartner}`))
      ? []
      : [{ place, pointer: '/relatedPartner', message: `${relatedPartner} must be recorded already` }],
  )

/** Turns a refusal into the problem that the API would answer. */
function throwAsApiProblem(check: () => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new ApiProblem(PROBLEMS[error.code].title, error.message, error.details.faults)
  }
}
