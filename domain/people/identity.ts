/**
 * Which person a name belongs to. Found is not identical: a search finds many people by one word, but only the very same
 * name is the same person, unless somebody says so by a `personId`.
 */
import { parse } from '../../contract/parse'
import { line, slug } from '../../contract/values/values'
import { MAX_PEOPLE, type Person } from '../../contract/people/schemas'
import { cut, MAX_SLUG, slugOf } from './folded-key'
import { isPlaceholder } from './placeholder'

/** The `personId` of each name, by `nameKey`. */
export type PersonIds = ReadonlyMap<string, string>

/** The lists of people on a visit or an entry. The first in them are the first to take a name. */
const LISTS = ['guests', 'signers', 'hosts'] as const

/**
 * The key of a name: equal for two names only if they differ in nothing but case and blanks, in NFC. Case is folded
 * letter by letter, without a language (Unicode Standard 3.13, simple case folding): `İ`, `ı` and `i` are three letters,
 * `ß` is not `ss`, and `I` is the capital of `i` also where Turkish takes it for that of `ı`.
 */
export const nameKey = (name: string): string =>
  Array.from(name.normalize('NFC').trim().replace(/\s+/g, ' '), foldedLetter).join('')

function foldedLetter(letter: string): string {
  if (letter === 'ς') return 'σ'
  const lower = letter.toLowerCase()
  // The lower case of `İ` is two characters, which simple case folding leaves alone.
  return lower.length > letter.length ? letter : lower
}

/** So many of the ids that a name may get, after those: `slug`, `slug-2`, `slug-3` … None without a letter or digit. */
export function possibleIds(name: string, after: number, count: number): string[] {
  const first = slugOf(name)
  if (first === undefined) return []
  return Array.from({ length: count }, (_, index) => {
    const suffix = after + index === 0 ? '' : `-${after + index + 1}`
    return cut(first, MAX_SLUG - suffix.length).replace(/-$/, '') + suffix
  })
}

/** A person as a body mentions it: by what may identify it. */
export type Mention = Pick<Person, 'name' | 'personId'>

/**
 * The people in a body. The lists of a merge patch are not validated yet: people that are not valid are skipped, and a list of
 * too many altogether, since validation refuses them later.
 */
export const mentionsIn = (body: object): Mention[] =>
  LISTS.flatMap((list) => {
    const people = listIn(body, list) ?? []
    return people.length > MAX_PEOPLE ? [] : people.flatMap((person) => mentionOf(person) ?? [])
  })

const listIn = (body: object, list: (typeof LISTS)[number]): readonly unknown[] | undefined => {
  const people: unknown = Reflect.get(body, list)
  return Array.isArray(people) ? people : undefined
}

/** The mention of a person; undefined for a placeholder, and if the name or the id is not valid. */
function mentionOf(person: unknown): Mention | undefined {
  if (typeof person !== 'object' || person === null || hasPlaceholderName(person)) return undefined
  const mention: { name?: string; personId?: string } = {}
  for (const [field, schema] of [['name', line()] as const, ['personId', slug] as const]) {
    const value: unknown = Reflect.get(person, field)
    if (value === undefined) continue
    const parsed = parse(schema, value)
    if ('faults' in parsed) return undefined
    mention[field] = parsed.value
  }
  return mention
}

const hasPlaceholderName = (person: object): boolean => {
  const name: unknown = Reflect.get(person, 'name')
  return typeof name === 'string' && isPlaceholder(name)
}

/** The ids of people by their names; a name that several of them have is left out, since it does not say who it is. */
export function idsByName(people: readonly Mention[]): PersonIds {
  const ids = new Map<string, Set<string>>()
  for (const { name, personId } of people) {
    if (name === undefined || personId === undefined) continue
    const key = nameKey(name)
    ids.set(key, (ids.get(key) ?? new Set()).add(personId))
  }
  return new Map([...ids].flatMap(([key, [id = '', ...others]]) => (others.length > 0 ? [] : [[key, id]])))
}

/** The body, in which each person has the `personId` of its name, unless it has one; placeholders have none. */
export const identifiedIn = <Body extends object>(body: Body, ids: PersonIds): Body => ({
  ...body,
  ...Object.fromEntries(
    LISTS.flatMap((list) => {
      const people = listIn(body, list)
      return people ? [[list, people.map((person) => identified(person, ids))]] : []
    }),
  ),
})

/**
 * The person with its `personId`: the given one, or else that of its name. A person without a name has none, and neither has
 * a placeholder, which is nobody, whatever the body gives.
 */
export function identified(person: unknown, ids: PersonIds): unknown {
  if (typeof person === 'object' && person !== null && hasPlaceholderName(person)) {
    const { personId: _, ...others } = person as Mention
    return others
  }
  const { name, personId } = mentionOf(person) ?? {}
  if (name === undefined || personId !== undefined) return person
  const id = ids.get(nameKey(name))
  return id === undefined ? person : { ...(person as object), personId: id }
}
