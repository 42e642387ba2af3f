/** The things that are hidden from a reader. A response about a hidden thing must equal one about a missing thing. */
import type { Clearance } from '../../../contract/things'
import { isCleared } from '../../../domain/shared/clearance'
import { MISSING } from './request-planner'
import { thingsWithVisibility, type ThingWithVisibility, type TestData } from './test-data'

const isHidden =
  (clearance: Clearance) =>
  ({ visibility }: ThingWithVisibility): boolean =>
    !isCleared(clearance, visibility)

/** By path of each hidden thing, the pattern that finds its subject in a text. */
export function hiddenSubjects(testData: TestData, clearance: Clearance): Map<string, RegExp> {
  const hidden = thingsWithVisibility(testData).filter(isHidden(clearance))
  return new Map(hidden.map(({ path }) => [path, patternOf(path)]))
}

const UUID = /^[0-9a-f]{8}-/

function patternOf(path: string): RegExp {
  const id = path.split('/').at(-1) ?? ''
  return UUID.test(id) ? new RegExp(id) : new RegExp(`${path.slice('/v1/'.length)}(?!\\d)`)
}

/**
 * The JSON of a response. Entries have their subject, and not the `visitId`: the reader of an entry may see the id of
 * a hidden visit.
 */
export const withSubjects = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), (_key, value: unknown) => entryBySubject(value))
  } catch {
    return text
  }
}

function entryBySubject(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('book' in value) || !('number' in value)) return value
  const { visitId: _, ...entry } = value as Record<string, unknown>
  return { ...entry, subject: `books/${String(value.book)}/entries/${String(value.number)}` }
}

/** A part of an address that names a hidden thing, and the same part for a missing one. */
interface HiddenAndMissing {
  readonly hidden: string
  readonly missing: string
}

export function hiddenAndMissingIn(testData: TestData, clearance: Clearance): HiddenAndMissing[] {
  const { visits, entries, foreign } = testData
  const hidden = thingsWithVisibility(testData).filter(isHidden(clearance))
  const withPeople = [...visits, ...entries]
  const hiddenWithPeople = withPeople.filter(isHidden(clearance))
  const people = clearance === 'internal' ? [] : withPeople.map(personIdOf)
  return [
    ...hidden.map(({ path }) => ({ hidden: path, missing: missingPath(path) })),
    ...hiddenWithPeople.map(({ body }) => filter('externalId', String(body['externalId']))),
    ...hiddenWithPeople.map((thing) => filter('personId', personIdOf(thing))),
    ...people.map((id) => ({ hidden: `/v1/people/${id}`, missing: `/v1/people/${MISSING.personId}` })),
    {
      hidden: `/v1/subscriptions/${foreign.subscriptionId}`,
      missing: `/v1/subscriptions/${MISSING.subscriptionId}`,
    },
    { hidden: `/v1/calendar-feeds/${foreign.feedId}`, missing: `/v1/calendar-feeds/${MISSING.feedId}` },
  ]
}

const filter = (name: 'externalId' | 'personId', value: string): HiddenAndMissing => ({
  hidden: `${name}=${value}`,
  missing: `${name}=${MISSING[name]}`,
})

const missingPath = (path: string): string =>
  path.replace(/[^/]+$/, (id) => (UUID.test(id) ? MISSING.visitId : MISSING.number))

/** The id that was given to the guest or the signer of a thing. */
export function personIdOf({ body }: Pick<ThingWithVisibility, 'body'>): string {
  const [person] = (body['guests'] ?? body['signers']) as { readonly personId: string }[]
  return person?.personId ?? ''
}
