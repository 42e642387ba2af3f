/**
 * Confidentiality: which parts of a thing or a change a reader sees. All output of the registry except the event bus
 * passes through `viewOf`: responses, lists, calendars, webhooks, redeliveries and replays. This file has the mechanism;
 * each resource declares its confidential fields in a `view.ts` of its own, and `domain/views.ts` lists them all.
 */
import type { Change } from '../../contract/changes'
import type { Clearance } from '../../contract/things'
import { differencesOf } from './change'
import { isCleared } from './clearance'
import { canonical, isObject } from './json'

/** The items of the lists of a thing. */
type ItemOf<Thing> = {
  [Field in keyof Thing]-?: NonNullable<Thing[Field]> extends readonly (infer Item)[]
    ? Extract<Item, object>
    : never
}[keyof Thing]

type FieldOf<Type> = Type extends object ? keyof Type & string : never

/** How a thing is linked to a partnership: by its own field, or through its visit, which the caller looks up. */
interface PartnershipLink {
  readonly id?: string | undefined
  readonly ofVisit?: string | undefined
}

/** The confidential parts of one kind of thing. */
interface ViewRules<Thing> {
  /** The fields of the thing and of its list items that only `internal` readers see, whatever the visibility. */
  readonly officeFields: readonly (FieldOf<Thing> | FieldOf<ItemOf<Thing>>)[]
  /** The fields of the thing that readers of the clearance `public` do not see. @default none */
  readonly pressFields?: readonly FieldOf<Thing>[]
  /** Whether only `internal` readers see a list item, whatever its `visibility`. @default no item */
  readonly isInternalItem?: (item: ItemOf<Thing>) => boolean
  /** The fields of list items that can change without making the item another one, beside `visibility`. */
  readonly itemState?: readonly FieldOf<ItemOf<Thing>>[]
  /**
   * Whether the things belong to the administration of the registry: only `internal` subscriptions receive their events.
   * Their owners read them through the API at any clearance. @default false
   */
  readonly isAdministrative?: boolean
  /** The partnership that the thing belongs to. @default none */
  readonly partnershipOf?: (thing: Thing) => PartnershipLink
}

/** The rules for the list items of a kind. */
interface ItemRules {
  readonly officeFields: ReadonlySet<string>
  readonly itemState: ReadonlySet<string>
  readonly isInternalItem: (item: object) => boolean
}

/** The view of one kind of thing; the compiler refuses the view of another kind. */
export interface View<Thing> extends ItemRules {
  readonly pressFields: ReadonlySet<string>
  readonly isAdministrative: boolean
  readonly partnershipOf: (thing: Thing) => PartnershipLink
}

/** The fields of every kind of thing that only `internal` readers see. */
const COMMON_OFFICE_FIELDS = ['createdBy', 'updatedBy']

/** Declares the view of one kind of thing. */
export const defineView = <Thing extends object>({
  officeFields,
  pressFields = [],
  itemState = [],
  isAdministrative = false,
  isInternalItem = () => false,
  partnershipOf = () => ({}),
}: ViewRules<Thing>): View<Thing> => ({
  officeFields: new Set([...COMMON_OFFICE_FIELDS, ...officeFields]),
  pressFields: new Set(pressFields),
  itemState: new Set(['visibility', ...itemState]),
  isAdministrative,
  isInternalItem: isInternalItem as View<Thing>['isInternalItem'],
  partnershipOf,
})

/** A thing or a list item that may have a visibility. */
interface Visible {
  readonly visibility?: Clearance
}

/** Things and list items without a visibility of their own are public. */
const visibilityIn = (thing: object): Clearance => (thing as Visible).visibility ?? 'public'

/** The visibility of a thing in events about it. */
export const visibilityOf = <Thing extends object>(view: View<Thing>, thing: Thing): Clearance =>
  view.isAdministrative ? 'internal' : visibilityIn(thing)

/**
 * The thing as a reader of this clearance sees it: without the fields and the list items above the clearance; `undefined` if the reader may not see the thing. If `thing` is an earlier version, `now` is the current one: the view
 * leaves out everything that is hidden in either.
 */
export function viewOf<Thing extends object>(
  view: View<Thing>,
  thing: Thing,
  clearance: Clearance,
  now: object = thing,
): Thing | undefined {
  if (clearance === 'internal') return thing
  if (!isCleared(clearance, visibilityIn(thing)) || !isCleared(clearance, visibilityIn(now))) return undefined
  const shown = clearance === 'public' ? without(view.pressFields, thing) : thing
  const fields = Object.entries(without(view.officeFields, shown)).map(([field, value]) => [
    field,
    viewOfField(view, value, clearance, Reflect.get(now, field)),
  ])
  return Object.fromEntries(fields) as Thing
}

const without = (fields: ReadonlySet<string>, of: object): object =>
  Object.fromEntries(Object.entries(of).filter(([field]) => !fields.has(field)))

/** A list without office fields and without the items hidden in it or in the current list; any other value unchanged. */
function viewOfField(view: ItemRules, value: unknown, clearance: Clearance, now: unknown): unknown {
  if (!Array.isArray(value)) return value
  const isVisibleNow = visibleNow(view, Array.isArray(now) ? now : [], clearance)
  return value
    .filter((item) => isItemVisible(view, item, clearance) && isVisibleNow(item))
    .map((item: unknown) => (isObject(item) ? without(view.officeFields, item) : item))
}

/**
 * The test whether an item of an earlier list may be shown, given the current list. If the current list hides an item, an
 * earlier item that is not in the current list may be the hidden one before it was moved or reworded. Then only items
 * that are visible in the current list are shown.
 */
function visibleNow(
  view: ItemRules,
  list: readonly unknown[],
  clearance: Clearance,
): (item: unknown) => boolean {
  const visible = list.filter((item) => isItemVisible(view, item, clearance))
  if (visible.length === list.length) return () => true
  const wordsOf = (item: unknown): string => canonical(isObject(item) ? without(view.itemState, item) : item)
  const same = new Set(visible.map(canonical))
  const words = new Set(visible.map(wordsOf))
  const hidden = new Set(list.filter((item) => !isItemVisible(view, item, clearance)).map(wordsOf))
  return (item) => same.has(canonical(item)) || (words.has(wordsOf(item)) && !hidden.has(wordsOf(item)))
}

/** Whether a reader of this clearance sees an item of a list. */
export const isItemVisible = (view: ItemRules, item: unknown, clearance: Clearance): boolean =>
  !isObject(item) || (!view.isInternalItem(item) && isCleared(clearance, visibilityIn(item)))

/** The thing before a change, absent if the reader did not see it, and the current thing. */
interface Versions {
  readonly before?: object | undefined
  readonly now?: object | undefined
}

/**
 * The change as a reader of this clearance sees it: without actor, name and reason, and with `changed` as the difference
 * between the reader's views. A thing that the reader did not see before has changed as a whole, `['']`. `undefined` if the reader
 * does not see the thing after the change, or sees no difference.
 */
export function viewOfChange<Thing extends object>(
  view: View<Thing>,
  change: Change,
  clearance: Clearance,
  { before, now }: Versions,
): Change | undefined {
  if (clearance === 'internal') return before ? change : { ...change, changed: [''] }
  const { actor: _, actorName: _name, reason: _reason, ...rest } = change
  const after = viewOf(view, change.data as Thing, clearance, now)
  if (!after) return undefined
  const earlier = before && viewOf(view, before as Thing, clearance, now)
  const changed = earlier ? differencesOf(earlier, after) : ['']
  return changed.length > 0 ? { ...rest, data: after, changed } : undefined
}
