/**
 * The one rule of confidentiality: which parts of a thing or a change a reader sees. All output of the registry but the
 * event bus passes through it: answers, lists, calendars, webhooks, redeliveries and replays.
 */
import type { Change } from '../../contract/changes'
import type { Clearance } from '../../contract/things'
import type { EventType } from '../../contract/events'
import { differencesOf } from './change'
import { isCleared } from './clearance'
import { canonical } from './json'

/**
 * Fields that are internal whatever the thing's visibility. `override` has only a reason. The entries of a book and the
 * pages of a volume are counted together with hidden ones.
 */
const OFFICE_FIELDS: ReadonlySet<string> = new Set([
  'notes',
  'statusReason',
  'override',
  'createdBy',
  'updatedBy',
  'entries',
  'nextPage',
  'pagesLeft',
])

/** Things of the registry's own administration are internal; other things without a visibility are public. */
const INTERNAL_GROUPS: ReadonlySet<string> = new Set(['subscription', 'calendar-feed'])

/** The kind of thing that a change is about: `visit` of `visit.planned`. */
export const groupOf = (type: string): string => type.slice(0, type.indexOf('.'))

/** The field that decides who may see a thing or a list item. */
interface Visible {
  readonly visibility?: Clearance
}

const visibilityIn = (thing: object): Clearance => (thing as Visible).visibility ?? 'public'

/** The visibility of the thing of an event of this type. */
export const visibilityOf = (type: EventType, thing: object): Clearance =>
  INTERNAL_GROUPS.has(groupOf(type)) ? 'internal' : visibilityIn(thing)

/**
 * The thing as a reader of this clearance sees it: without office fields, draft statements and list items above the
 * clearance; `undefined` if the reader may not see it at all. If `thing` is an earlier version, `now` is the current one:
 * the view leaves out everything that is hidden in either.
 */
export function viewOf<Thing extends object>(
  thing: Thing,
  clearance: Clearance,
  now: object = thing,
): Thing | undefined {
  if (clearance === 'internal') return thing
  if (!isCleared(clearance, visibilityIn(thing)) || !isCleared(clearance, visibilityIn(now))) return undefined
  const fields = Object.entries(withoutOfficeFields(thing)).map(([field, value]) => [
    field,
    viewOfField(value, clearance, Reflect.get(now, field)),
  ])
  return Object.fromEntries(fields) as Thing
}

const withoutOfficeFields = (of: object): object =>
  Object.fromEntries(Object.entries(of).filter(([field]) => !OFFICE_FIELDS.has(field)))

/** A list without office fields and without the items that are hidden in it or in the current list; any other value unchanged. */
function viewOfField(value: unknown, clearance: Clearance, now: unknown): unknown {
  if (!Array.isArray(value)) return value
  const isSeenNow = seenNow(Array.isArray(now) ? now : [], clearance)
  return value
    .filter((item) => isItemVisible(item, clearance) && isSeenNow(item))
    .map((item: unknown) => (isObject(item) ? withoutOfficeFields(item) : item))
}

/**
 * Which items of an earlier list may be seen, by the list as it is now. Where that hides something, an earlier item that
 * is not in it may be the hidden one before it was moved or reworded: only what is seen now is seen of the earlier list.
 */
function seenNow(list: readonly unknown[], clearance: Clearance): (item: unknown) => boolean {
  const seen = list.filter((item) => isItemVisible(item, clearance))
  if (seen.length === list.length) return () => true
  const same = new Set(seen.map(canonical))
  const words = new Set(seen.map(wordsOf))
  const hidden = new Set(list.filter((item) => !isItemVisible(item, clearance)).map(wordsOf))
  return (item) => same.has(canonical(item)) || (words.has(wordsOf(item)) && !hidden.has(wordsOf(item)))
}

interface Item extends Visible {
  readonly status?: unknown
  readonly on?: unknown
  readonly time?: unknown
}

/** A statement in draft is internal; a programme item may have a visibility of its own. */
const isItemVisible = (item: unknown, clearance: Clearance): boolean =>
  !isObject(item) || (item.status !== 'draft' && isCleared(clearance, visibilityIn(item)))

/** An item without status, visibility and time: it is the same item as a draft, when approved, and after it was moved. */
function wordsOf(item: unknown): string {
  if (!isObject(item)) return canonical(item)
  const { status: _, visibility: _visibility, on: _on, time: _time, ...words } = item
  return canonical(words)
}

const isObject = (value: unknown): value is Item => value !== null && typeof value === 'object'

/** The thing before a change, absent if the reader did not see it, and the current thing. */
export interface Versions {
  readonly before?: object | undefined
  readonly now?: object | undefined
}

/**
 * The change as a reader of this clearance sees it: without actor and reason, and with `changed` as the difference between
 * the reader's views. A thing that the reader did not see before has changed as a whole, `['']`. `undefined` if the reader
 * does not see the thing after the change, or sees no difference.
 */
export function viewOfChange(
  change: Change,
  clearance: Clearance,
  { before, now }: Versions,
): Change | undefined {
  if (clearance === 'internal') return before ? change : { ...change, changed: [''] }
  const { actor: _, reason: _reason, ...rest } = change
  const after = viewOf(change.data as object, clearance, now)
  if (!after) return undefined
  const earlier = before && viewOf(before, clearance, now)
  const changed = earlier ? differencesOf(earlier, after) : ['']
  return changed.length > 0 ? { ...rest, data: after, changed } : undefined
}
