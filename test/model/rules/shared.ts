/** What the rules of all things share. */
import type { Person } from '../../../contract/people/schemas'
import { PEOPLE } from '../cast'
import { refused, type Refused } from '../verdict'
import { allOf, find, idsOf, type Fields, type World } from '../world'

/** The kinds of thing, by the beginning of their subjects; an entry's external id is unique in all books. */
export const KINDS = {
  partnership: ['partnerships/'],
  visit: ['visits/'],
  entry: ['books/golden-book/entries/', 'books/guest-book/entries/'],
  anniversary: ['anniversaries/'],
} as const

/** Refused where something of this kind has the subject or the external id already, unless it is the thing itself. */
export function duplicate(
  world: World,
  kind: keyof typeof KINDS,
  { subject, externalId, self }: { subject?: string; externalId?: unknown; self?: string },
): Refused | false {
  const holders = KINDS[kind].flatMap((prefix) => idsOf(world, prefix).map((id) => prefix + id))
  const inTheWay = holders.filter(
    (holder) =>
      holder !== self &&
      (holder === subject ||
        (externalId !== undefined && find<Fields>(world, holder)?.externalId === externalId)),
  )
  return inTheWay.length > 0 && { refused: ['duplicate'], inTheWay }
}

/** JSON merge patch (RFC 7396). */
export function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name]
    else result[name] = merged(result[name], value)
  }
  return result
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The fields after a patch; what it removes is as if it had never been given. */
export const patched = (defaults: Fields, before: Fields, patch: unknown): Fields => ({
  ...defaults,
  ...(merged(before, patch) as Fields),
})

/** People as they are answered: with the id that the cast says, and what else is understood. */
export const identified = (people: readonly Person[] = [], usual: object = {}): Person[] =>
  people.map((person) => {
    const personId =
      person.personId ??
      PEOPLE.find(({ sent }) => sent.personId === undefined && sent.name === person.name)?.id
    return { ...SOMEBODY, ...usual, ...person, ...(personId === undefined ? {} : { personId }) }
  })

const SOMEBODY = { kind: 'person' } as const

export const invalidIf = (isWrong: boolean): Refused | false => isWrong && refused('invalid')

/** Refused unless the thing is there. */
export const missing = (world: World, subject: string): Refused | false =>
  !world.things.has(subject) && refused('not-found')

/** Every visit and entry. */
export const occasionsOf = <Occasion>(world: World): Occasion[] =>
  [...KINDS.visit, ...KINDS.entry].flatMap((prefix) => allOf<Occasion>(world, prefix))
