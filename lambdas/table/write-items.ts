/** The items of a write: a thing and the items that depend on it, as the difference from the stored ones. */
import type { Change } from '../../contract/changes'
import { canonical } from '../../domain/shared/json'
import { Refusal } from '../../domain/shared/refusal'
import {
  appearanceKey,
  CHANGE_KIND,
  changeKey,
  changesOfDay,
  externalKey,
  listingKey,
  listPk,
  idOf,
  listSk,
  thingKey,
  type Key,
} from './keys'
import { NEW, versionIs, type Condition } from './condition'
import { bytesOf, type ThingRecord } from './record'

/** One item of a transaction. A condition that fails is contention, unless there is a refusal for it. */
export interface WriteItem {
  readonly key: Key
  /** The attributes to store beside the key; without them the item is deleted. */
  readonly attributes?: object
  readonly condition?: Condition
  /** The item is not written; only its condition is checked. */
  readonly isOnlyChecked?: true
  /** The refusal if the condition fails; `subject` is the attribute of that name of the stored item. */
  readonly refusal?: (subject: string) => Refusal
}

/** Checks that a thing on which the write depends still has this version; any other version is contention. */
export const unchangedItem = (subject: string, { version }: { readonly version: number }): WriteItem => ({
  key: thingKey(subject),
  isOnlyChecked: true,
  condition: versionIs(version),
})

/** The largest size of a thing, as JSON in UTF-8. */
const MAX_THING_BYTES = 64 * 1024

/** Everything to write when a thing is recorded (`before` is absent) or changed. */
export function thingItems(after: ThingRecord, change: Change, before?: ThingRecord): WriteItem[] {
  if (bytesOf(after.thing) > MAX_THING_BYTES)
    throw new Refusal('too-large', 'The record must not exceed 64 KB. Shorten its texts.')
  return [
    ...externalItems(after, before),
    thingItem(after, change, before),
    changeItem(change),
    ...differenceOf(dependentItems(after), before ? dependentItems(before) : []),
  ]
}

/**
 * The item of a change, which the table's stream sends to the bus. The condition on its thing ensures that a sequence is
 * used once.
 */
export const changeItem = (change: Change): WriteItem => ({
  key: changeKey(change.subject, change.sequence),
  attributes: {
    kind: CHANGE_KIND,
    change,
    listPk: changesOfDay(change.time.slice(0, 10)),
    listSk: listSk(change.time, change.id),
  },
})

function thingItem(after: ThingRecord, { subject, sequence }: Change, before?: ThingRecord): WriteItem {
  const { thing, listSummary, list, sort, expiresAt } = after
  const attributes = { kind: 'thing', thing, listSummary, listPk: listPk(list), listSk: sort, expiresAt }
  const key = thingKey(subject)
  return before
    ? { key, attributes, condition: versionIs(sequence - 1) }
    : { key, attributes, condition: NEW, refusal: () => alreadyRecorded(subject) }
}

function externalItems({ kind, externalId, listSummary }: ThingRecord, before?: ThingRecord): WriteItem[] {
  if (externalId === before?.externalId) return []
  const old = before?.externalId === undefined ? [] : [{ key: externalKey(kind, before.externalId) }]
  if (externalId === undefined) return old
  const attributes = { kind: 'external', subject: listSummary.subject }
  return [
    ...old,
    { key: externalKey(kind, externalId), attributes, condition: NEW, refusal: alreadyRecorded },
  ]
}

/** The items of a thing in further lists, and of the appearances of people. */
export function dependentItems({
  listSummary,
  sort,
  list,
  parts,
  people,
  expiresAt,
}: ThingRecord): WriteItem[] {
  const inLists = parts.map((part, slot) => ({
    key: listingKey(listSummary.subject, slot),
    attributes: { kind: 'listing', listPk: part, listSk: sort, listSummary, expiresAt },
  }))
  const ofPeople = [...people].map(([personId, roles]) => ({
    key: appearanceKey(personId, listSummary.subject),
    attributes: {
      kind: 'appearance',
      as: roles,
      listPk: listPk(list, ['personId', personId]),
      listSk: sort,
      listSummary,
    },
  }))
  return [...inLists, ...ofPeople]
}

/** The items to write and to delete, so that these items replace those. */
export function differenceOf(after: readonly WriteItem[], before: readonly WriteItem[]): WriteItem[] {
  const old = new Map(before.map((item) => [idOf(item.key), item]))
  const kept = new Set(after.map(({ key }) => idOf(key)))
  const gone = before.filter(({ key }) => !kept.has(idOf(key))).map(({ key }) => ({ key }))
  return [...after.filter((item) => canonical(item) !== canonical(old.get(idOf(item.key)))), ...gone]
}

const alreadyRecorded = (subject: string): Refusal =>
  new Refusal(
    'duplicate',
    'This id is in use by the record at Location. Change that record, or send another id.',
    {
      location: `/v1/${subject}`,
    },
  )
