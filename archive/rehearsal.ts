import { entryInput } from '../contract/books'
import { parse, type Parsed } from '../contract/parse'
import { partnershipInput } from '../contract/partnerships'
import { PROBLEMS, problemType, type ProblemCode } from '../contract/problems'
import { visitInput } from '../contract/visits'
import type { Moment } from '../domain/change'
import { signBook } from '../domain/entry'
import { recordPartnership } from '../domain/partnership'
import { invalid, Refusal } from '../domain/refusal'
import { recordVisit } from '../domain/visit'
import { ApiProblem } from './api-problem'
import { keyOf, type Archive, type Kind, type Remark } from './archive'
import type { Records, Registry } from './registry'

// What is rehearsed is kept nowhere, so its moment and its ids are nobody's.
const MOMENT: Moment = { now: '1970-01-01T00:00:00.000Z', actor: 'rehearsal', newId: () => UNRECORDED_VISIT }
const OFFICE_ZONE = 'Europe/Berlin'
const UNRECORDED_PARTNERSHIP = 'unrecorded'
const UNRECORDED_VISIT = '00000000-0000-0000-0000-000000000000'

/**
 * A registry that records nothing: everything goes through the contract and the registry's own rules, beginning with
 * an empty one. What an item refers to beyond the archive's files is taken to exist, see `beyond`.
 */
export function rehearsal({ met }: Archive): Registry {
  const partnerships = new Set<string>()
  const pages = new Set<string>()
  const isBeyond = (kind: Kind) => (externalId: string) => !met.has(keyOf(kind, externalId))
  return {
    partnerships: rehearsed(UNRECORDED_PARTNERSHIP, isBeyond('partnership'), (body) => {
      const { thing } = recordPartnership(valid(parse(partnershipInput, body)), MOMENT)
      takeOnce(partnerships, thing.id, 'duplicate', `Another partnership is called ${thing.id} as well.`)
    }),
    visits: rehearsed(UNRECORDED_VISIT, isBeyond('visit'), (body) => {
      recordVisit(valid(parse(visitInput, body)), OFFICE_ZONE, MOMENT)
    }),
    entriesOf: (book) =>
      rehearsed('1', isBeyond('signing'), (body) => {
        const entry = valid(parse(entryInput, body))
        const { thing } = signBook({ book, entries: 0, openings: 0, volumes: [] }, entry, MOMENT)
        const page = `${book}, volume ${thing.volume}, page ${thing.page}`
        if (thing.page !== undefined) takeOnce(pages, page, 'page-taken', `Another entry is on it: ${page}.`)
      }),
  }
}

/** What each item refers to that is in none of the files, and so must be in the registry before the import. */
export const beyond = ({ visits, met }: Archive): Remark[] =>
  visits.flatMap(({ place, prefix, content: { relatedPartner } }) =>
    relatedPartner === undefined || met.has(keyOf('partnership', `${prefix}/${relatedPartner}`))
      ? []
      : [{ place, pointer: '/relatedPartner', message: `${relatedPartner} must be in the registry already` }],
  )

function rehearsed<Body extends object>(
  id: string,
  isBeyond: (externalId: string) => boolean,
  check: (body: Body) => void,
): Records<Body> {
  return {
    find: async () => undefined,
    resolve: async (externalId) => (isBeyond(externalId) ? id : undefined),
    record: async (body) => {
      try {
        check(body)
        return { id, isNew: true }
      } catch (error) {
        throw error instanceof Refusal ? problemOf(error) : error
      }
    },
  }
}

function valid<T>(parsed: Parsed<T>): T {
  if ('faults' in parsed) throw invalid(parsed.faults)
  return parsed.value
}

function takeOnce(taken: Set<string>, key: string, code: ProblemCode, message: string): void {
  if (taken.has(key)) throw new Refusal(code, message)
  taken.add(key)
}

/** The problem that the API would answer. */
const problemOf = ({ code, message, details }: Refusal): ApiProblem =>
  new ApiProblem(PROBLEMS[code].title, message, { type: problemType(code), faults: details.faults ?? [] })
