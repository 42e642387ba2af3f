/** The state of the model: things with their histories, the volumes of the books, and used idempotency keys. */
import { canonical } from './canonical'

export type Fields = Readonly<Record<string, unknown>>

export interface ModelState {
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

export const newState = (now: string): ModelState => ({
  now,
  things: new Map(),
  volumes: new Map(BOOKS.map((book) => [book, [{ number: 1, status: 'open', capacity: 200, nextPage: 1 }]])),
  receipts: new Map(),
})

/** The thing as it is. */
export const find = <Data>(state: ModelState, subject: string): Readonly<Data> | undefined =>
  state.things.get(subject)?.history.at(-1)?.data as Readonly<Data> | undefined

export const isBook = (subject: string): boolean => /^books\/[^/]+$/.test(subject)

/** The number of changes of a thing, or of openings of a book; undefined if it does not exist. */
export function versionOf({ things, volumes }: ModelState, subject: string): number | undefined {
  const changes = things.get(subject)?.history.length
  return changes ?? (isBook(subject) && volumes.has(subject.slice('books/'.length)) ? 0 : undefined)
}

/** The things whose subjects begin so, by the rest of it: their ids. */
export const idsOf = (state: ModelState, prefix: string): string[] =>
  [...state.things.keys()].flatMap((subject) =>
    subject.startsWith(prefix) ? [subject.slice(prefix.length)] : [],
  )

export const allOf = <Data>(state: ModelState, prefix: string): Data[] =>
  idsOf(state, prefix).flatMap((id) => find<Data>(state, prefix + id) ?? [])

/** Something to be recorded: the fields of the thing afterwards, without its stamps. */
export interface Writing {
  readonly subject: string
  readonly type: string
  readonly fields: Fields
  readonly reason?: string | undefined
  readonly countries?: readonly string[]
  /** The changed fields of a book, which has no stamps. */
  readonly changed?: readonly string[]
}

export function written(
  state: ModelState,
  actor: string,
  { subject, fields, changed, ...said }: Writing,
): ModelState {
  const { history = [], countries = [] } = state.things.get(subject) ?? {}
  const stamped = { ...fields, ...stampsOf(history, state.now, actor) }
  const data = changed ? fields : stamped
  const change: Change = {
    type: said.type,
    time: state.now,
    actor,
    reason: said.reason,
    data,
    changed: changed ?? differing(history.at(-1)?.data, data),
  }
  const thing = { history: [...history, change], countries: said.countries ?? countries }
  return { ...state, things: new Map(state.things).set(subject, thing) }
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
