import * as fc from 'fast-check'
import { DATES, TITLES } from '../test-data'
import {
  forThing,
  at,
  limit,
  forList,
  order,
  optionalFields,
  thingChoice,
  type Intent,
  type Intents,
} from './intent'

const title = fc.constantFrom(...TITLES)
const kind = fc.constantFrom('historic', 'institution')
const originOn = fc.constantFrom(...DATES)
const status = fc.constantFrom('active', 'muted')
const milestones = fc.constantFrom([7], [35, 36])
const flag = fc.constantFrom('true', 'false')

const fields = optionalFields({
  milestones,
  status,
  id: fc.constantFrom('750-jahre', 'partnership-istanbul'),
})
const patch = optionalFields({ title, kind, originOn, status, milestones: fc.option(milestones) }).filter(
  (each) => Object.keys(each).length > 0,
)

/** From, to: ten years, a 28 February, the leap day itself, and a range in which two years are not whole. */
const PERIODS = [
  ['2024-01-01', '2033-12-31'],
  ['2027-02-28', '2027-02-28'],
  ['2028-02-29', '2028-02-29'],
  ['2026-11-17', '2027-11-16'],
] as const

const forAnniversary = (route: string, number: number, more = {}): Intent =>
  forThing(route, 'anniversaryId', 'anniversaries/', number, more)

export const anniversaryIntents: Intents = {
  recordAnniversary: fc.tuple(title, kind, originOn, fields).map(([name, of, on, more]): Intent => () => ({
    route: 'recordAnniversary',
    params: {},
    query: {},
    body: { title: name, kind: of, originOn: on, ...more },
  })),
  updateAnniversary: fc
    .tuple(thingChoice, patch)
    .map(([number, body]) => forAnniversary('updateAnniversary', number, { body })),
  readAnniversary: fc
    .tuple(thingChoice, at)
    .map(([number, query]) => forAnniversary('readAnniversary', number, { query })),
  listAnniversaryChanges: fc
    .tuple(thingChoice, optionalFields({ limit }))
    .map(([number, query]) => forAnniversary('listAnniversaryChanges', number, { query })),
  listAnniversaries: optionalFields({ status, kind, order, limit }).map((query) =>
    forList('listAnniversaries', query),
  ),
  listOccurrences: fc
    .tuple(fc.constantFrom(...PERIODS), optionalFields({ milestones: flag, muted: flag, limit }))
    .map(([[from, to], query]) => forList('listOccurrences', { from, to, ...query })),
}
