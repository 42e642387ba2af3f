/** The state of the model: things with their histories, volumes of the books, and receipts of idempotency keys. */
import { canonical } from './canonical'

export type Fields = Readonly<Record<string, unknown>>

export interface ModelState {
  /** RFC 3339 in UTC. */
  readonly now: string
  /** By subject, the path below `/v1`. */
  readonly things: ReadonlyMap<string, ModelThing>
  readonly volumes: ReadonlyMap<string, readonly Volume[]>
  readonly receipts: ReadonlyMap<string, Receipt>
  /** The `personId` of each name that was sent without one. */
  readonly names: ReadonlyMap<string, string>
}

/** A recorded thing. Its version is the number of its changes. */
export interface ModelThing {
  readonly history: readonly ModelChange[]
  /**
   * The values of the filter `country` that find it, for visits: the partnership may have been of another country.
   */
  readonly countries: readonly string[]
}

export interface ModelChange {
  readonly type: string
  readonly time: string
  readonly actor: string
  readonly reason?: string | undefined
  readonly data: Fields
  /** The names of the changed fields; `['']` in the first change. */
  readonly changed: readonly string[]
}

export interface Volume {
  readonly number: number
  readonly status: 'open' | 'closed' | 'archived'
  readonly capacity?: number
  /** The first free page, at the time when the volume was opened; of a closed volume, when it was closed. */
  readonly nextPage?: number
}

/** The response to a `POST` with an idempotency key. */
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
  names: new Map(),
})

/** The current data of a thing. */
export const find = <Data>(state: ModelState, subject: string): Readonly<Data> | undefined =>
  state.things.get(subject)?.history.at(-1)?.data as Readonly<Data> | undefined

export const isBook = (subject: string): boolean => /^books\/[^/]+$/.test(subject)

/** The number of changes of a thing; 0 for a book whose only volume is the first; undefined if it does not exist. */
export function versionOf({ things, volumes }: ModelState, subject: string): number | undefined {
  const changes = things.get(subject)?.history.length
  return changes ?? (isBook(subject) && volumes.has(subject.slice('books/'.length)) ? 0 : undefined)
}

/** The ids of the things whose subjects have this prefix: the rest of the subject. */
export const idsOf = (state: ModelState, prefix: string): string[] =>
  [...state.things.keys()].flatMap((subject) =>
    subject.startsWith(prefix) ? [subject.slice(prefix.length)] : [],
  )

export const allOf = <Data>(state: ModelState, prefix: string): Data[] =>
  idsOf(state, prefix).flatMap((id) => find<Data>(state, prefix + id) ?? [])

/** A change to be recorded: the fields of the thing after it, without its stamps (version, times and actors). */
export interface ModelWrite {
  readonly subject: string
  readonly type: string
  readonly fields: Fields
  readonly reason?: string | undefined
  readonly countries?: readonly string[]
  /** The changed fields of a book, which has no stamps. */
  readonly changed?: readonly string[]
}

export function applyWrite(
  state: ModelState,
  actor: string,
  { subject, fields, changed, ...write }: ModelWrite,
): ModelState {
  const { history = [], countries = [] } = state.things.get(subject) ?? {}
  const stamped = { ...fields, ...stampsOf(history, state.now, actor) }
  const data = changed ? fields : stamped
  const change: ModelChange = {
    type: write.type,
    time: state.now,
    actor,
    reason: write.reason,
    data,
    changed: changed ?? changedFields(history.at(-1)?.data, data),
  }
  const thing = { history: [...history, change], countries: write.countries ?? countries }
  return { ...state, things: new Map(state.things).set(subject, thing) }
}

const stampsOf = ([first, ...rest]: readonly ModelChange[], now: string, actor: string): Fields => ({
  version: first ? rest.length + 2 : 1,
  createdAt: first?.time ?? now,
  createdBy: first?.actor ?? actor,
  updatedAt: now,
  updatedBy: actor,
})

const STAMPS = new Set(['version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'])

/** The fields of a thing without its stamps, which the registry sets. */
export const fieldsOf = (data: object): Fields =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !STAMPS.has(name)))

export function changedFields(before: Fields | undefined, after: Fields): string[] {
  if (!before) return ['']
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return names.filter((name) => canonical(was[name] ?? null) !== canonical(is[name] ?? null)).toSorted()
}
