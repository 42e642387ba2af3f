import * as fc from 'fast-check'
import { DAYS, TITLES } from '../test-data'
import { about, at, limit, listing, order, some, which, type Intent, type Intents } from './intent'

const title = fc.constantFrom(...TITLES)
const kind = fc.constantFrom('historic', 'institution')
const originOn = fc.constantFrom(...DAYS)
const status = fc.constantFrom('active', 'muted')
const milestones = fc.constantFrom([7], [35, 36])
const flag = fc.constantFrom('true', 'false')

const fields = some({ milestones, status, id: fc.constantFrom('750-jahre', 'partnership-istanbul') })
const patch = some({ title, kind, originOn, status, milestones: fc.option(milestones) }).filter(
  (each) => Object.keys(each).length > 0,
)

/** From, to: ten years, a 28 February, the leap day itself, and the turn of a year. */
const PERIODS = [
  ['2024-01-01', '2033-12-31'],
  ['2027-02-28', '2027-02-28'],
  ['2028-02-29', '2028-02-29'],
  ['2026-11-17', '2027-11-16'],
] as const

const one = (route: string, number: number, more = {}): Intent =>
  about(route, 'anniversaryId', 'anniversaries/', number, more)

export const anniversaryIntents: Intents = {
  recordAnniversary: fc.tuple(title, kind, originOn, fields).map(([name, of, on, more]): Intent => () => ({
    route: 'recordAnniversary',
    params: {},
    query: {},
    body: { title: name, kind: of, originOn: on, ...more },
  })),
  updateAnniversary: fc
    .tuple(which, patch)
    .map(([number, body]) => one('updateAnniversary', number, { body })),
  readAnniversary: fc.tuple(which, at).map(([number, query]) => one('readAnniversary', number, { query })),
  listAnniversaryChanges: fc
    .tuple(which, some({ limit }))
    .map(([number, query]) => one('listAnniversaryChanges', number, { query })),
  listAnniversaries: some({ status, kind, order, limit }).map((query) => listing('listAnniversaries', query)),
  listOccurrences: fc
    .tuple(fc.constantFrom(...PERIODS), some({ milestones: flag, muted: flag, limit }))
    .map(([[from, to], query]) => listing('listOccurrences', { from, to, ...query })),
}
