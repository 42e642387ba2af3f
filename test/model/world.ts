/** What the model knows: things with all that was recorded of them, the volumes of the books, and who used which key. */
import { canonical } from './canonical'

export type Fields = Readonly<Record<string, unknown>>

export interface World {
  /** RFC 3339 in UTC. */
  readonly now: string
  /** By subject, the path below `/v1`. */
  readonly things: ReadonlyMap<string, Thing>
  readonly volumes: ReadonlyMap<string, readonly Volume[]>
  readonly receipts: ReadonlyMap<string, Receipt>
}

/** Its version is the number of its changes. */
export interface Thing {
  readonly history: readonly Change[]
  /** The countries by which it is listed, where its fields alone do not tell. */
  readonly countries: readonly string[]
}

export interface Change {
  readonly type: string
  readonly time: string
  readonly actor: string
  readonly reason?: string | undefined
  readonly data: Fields
  /** The fields that differ from before; `['']` of what is new. */
  readonly changed: readonly string[]
}

export interface Volume {
  readonly number: number
  readonly status: 'open' | 'closed' | 'archived'
  readonly capacity?: number
  /** The first page that was free when it was opened; when it was closed, the first that was then. */
  readonly nextPage?: number
}

export interface Receipt {
  readonly body: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly status: number
  readonly answer: Fields
  readonly tag?: string | undefined
  readonly location?: string | undefined
}

export const BOOKS = ['golden-book', 'guest-book'] as const

export const newWorld = (now: string): World => ({
  now,
  things: new Map(),
  volumes: new Map(BOOKS.map((book) => [book, [{ number: 1, status: 'open', capacity: 200, nextPage: 1 }]])),
  receipts: new Map(),
})

/** The thing as it is. */
export const find = <Data>(world: World, subject: string): Readonly<Data> | undefined =>
  world.things.get(subject)?.history.at(-1)?.data as Readonly<Data> | undefined

export const isBook = (subject: string): boolean => /^books\/[^/]+$/.test(subject)

/** The number of changes of a thing, or of openings of a book; undefined if it does not exist. */
export function versionOf({ things, volumes }: World, subject: string): number | undefined {
  const changes = things.get(subject)?.history.length
  return changes ?? (isBook(subject) && volumes.has(subject.slice('books/'.length)) ? 0 : undefined)
}

/** The things whose subjects begin so, by the rest of it: their ids. */
export const idsOf = (world: World, prefix: string): string[] =>
  [...world.things.keys()].flatMap((subject) =>
    subject.startsWith(prefix) ? [subject.slice(prefix.length)] : [],
  )

export const allOf = <Data>(world: World, prefix: string): Data[] =>
  idsOf(world, prefix).flatMap((id) => find<Data>(world, prefix + id) ?? [])

/** Something to be recorded: the fields of the thing afterwards, without its stamps. */
export interface Writing {
  readonly subject: string
  readonly type: string
  readonly fields: Fields
  readonly reason?: string | undefined
  readonly countries?: readonly string[]
  /** A book has no stamps, and says itself what has changed. */
  readonly changed?: readonly string[]
}

export function written(world: World, actor: string, { subject, fields, changed, ...said }: Writing): World {
  const { history = [], countries = [] } = world.things.get(subject) ?? {}
  const stamped = { ...fields, ...stampsOf(history, world.now, actor) }
  const data = changed ? fields : stamped
  const change: Change = {
    type: said.type,
    time: world.now,
    actor,
    reason: said.reason,
    data,
    changed: changed ?? differing(history.at(-1)?.data, data),
  }
  const thing = { history: [...history, change], countries: said.countries ?? countries }
  return { ...world, things: new Map(world.things).set(subject, thing) }
}

const stampsOf = ([first, ...rest]: readonly Change[], now: string, actor: string): Fields => ({
  version: first ? rest.length + 2 : 1,
  createdAt: first?.time ?? now,
  createdBy: first?.actor ?? actor,
  updatedAt: now,
  updatedBy: actor,
})

const STAMPS = new Set(['version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'])

/** The fields of a thing that somebody decided. */
export const fieldsOf = (data: object): Fields =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !STAMPS.has(name)))

export function differing(before: Fields | undefined, after: Fields): string[] {
  if (!before) return ['']
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return names.filter((name) => canonical(was[name] ?? null) !== canonical(is[name] ?? null)).toSorted()
}
