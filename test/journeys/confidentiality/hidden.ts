/** The things that are hidden from a reader, and the missing things whose responses must be the same. */
import type { Clearance } from '../../../contract/things'
import { isCleared } from '../../../domain/shared/clearance'
import { NOTHING } from './plan'
import { hideablesIn, type Hideable, type TestData } from './test-data'

const isHidden =
  (clearance: Clearance) =>
  ({ visibility }: Hideable): boolean =>
    !isCleared(clearance, visibility)

/** Patterns of the subjects of hidden things. */
export function hiddenSubjects(testData: TestData, clearance: Clearance): Map<string, RegExp> {
  const hidden = hideablesIn(testData).filter(isHidden(clearance))
  return new Map(hidden.map(({ path }) => [path, patternOf(path)]))
}

const UUID = /^[0-9a-f]{8}-/

function patternOf(path: string): RegExp {
  const id = path.split('/').at(-1) ?? ''
  return UUID.test(id) ? new RegExp(id) : new RegExp(`${path.slice('/v1/'.length)}(?!\\d)`)
}

/** The JSON of an answer, with each entry as its subject, and without the visits that entries name: those may be hidden. */
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

/** A part of a path that names a hidden thing, and the same part for a missing one. */
interface Twin {
  readonly hidden: string
  readonly nothing: string
}

export function twinsOf(testData: TestData, clearance: Clearance): Twin[] {
  const { visits, entries, foreign } = testData
  const hidden = hideablesIn(testData).filter(isHidden(clearance))
  const withPeople = [...visits, ...entries]
  const hiddenWithPeople = withPeople.filter(isHidden(clearance))
  const people = clearance === 'internal' ? [] : withPeople.map(personIdOf)
  return [
    ...hidden.map(({ path }) => ({ hidden: path, nothing: nothingAt(path) })),
    ...hiddenWithPeople.map(({ body }) => filter('externalId', String(body['externalId']))),
    ...hiddenWithPeople.map((thing) => filter('personId', personIdOf(thing))),
    ...people.map((id) => ({ hidden: `/v1/people/${id}`, nothing: `/v1/people/${NOTHING.personId}` })),
    {
      hidden: `/v1/subscriptions/${foreign.subscriptionId}`,
      nothing: `/v1/subscriptions/${NOTHING.subscriptionId}`,
    },
    { hidden: `/v1/calendar-feeds/${foreign.feedId}`, nothing: `/v1/calendar-feeds/${NOTHING.feedId}` },
  ]
}

const filter = (name: 'externalId' | 'personId', value: string): Twin => ({
  hidden: `${name}=${value}`,
  nothing: `${name}=${NOTHING[name]}`,
})

const nothingAt = (path: string): string =>
  path.replace(/[^/]+$/, (id) => (UUID.test(id) ? NOTHING.visitId : NOTHING.number))

/** The id that was given to the guest or the signer of a thing. */
export function personIdOf({ body }: Pick<Hideable, 'body'>): string {
  const [person] = (body['guests'] ?? body['signers']) as { readonly personId: string }[]
  return person?.personId ?? ''
}
