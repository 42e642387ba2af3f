/** Compares a record of the registry with what an item of a file would record. */
import { differences, isObject } from '../domain/shared/json'
import { valueAt } from '../domain/shared/pointer'
import type { ItemFault } from './archive'
import type { RecordedThing } from './registry/registry'

/** Fields of list elements that a file cannot state: the registry or the office adds them. */
const FIELDS_NOT_IN_FILES: Readonly<Record<string, ReadonlySet<string>>> = {
  guests: new Set(['personId']),
  hosts: new Set(['personId']),
  signers: new Set(['personId']),
  programme: new Set(['on', 'visibility']),
  statements: new Set(['status']),
}

/**
 * The differences of a record from what the file would record, with the values of both. Only the fields that a file can state
 * are compared, and the status.
 *
 * @param fields the fields of the request's body that the file makes
 * @param fieldOf the file's field for a JSON pointer into the record
 */
export function differencesFromFile<Thing extends RecordedThing>(
  recorded: Thing,
  inFile: Thing,
  fields: readonly string[],
  fieldOf: (pointer: string) => string,
): ItemFault[] {
  const compared = [...new Set([...fields, 'status'])]
  const before = stated(recorded, compared)
  const after = stated(inFile, compared)
  return differences(before, after).map((apiPointer) => {
    const [registry, file] = shortened(textAt(before, apiPointer), textAt(after, apiPointer))
    return { pointer: fieldOf(apiPointer), apiPointer, message: `registry: ${registry}, file: ${file}` }
  })
}

/** What has become of a record since it was recorded; undefined for one that is as an import has recorded it. */
export function historyOf({ status, origin, version }: RecordedThing, inFile?: RecordedThing) {
  if (status === 'void') return 'void in the registry'
  if (origin === 'live') return 'recorded live, not from an archive'
  if (version === 1) return undefined
  const isCorrected = ['signed', 'completed', 'cancelled'].includes(status) && status === inFile?.status
  return `${isCorrected ? 'corrected' : 'changed'} in the registry since it was recorded (version ${version})`
}

/** These fields of a thing, without those that no file can state. */
const stated = (thing: object, fields: readonly string[]): object =>
  Object.fromEntries(
    Object.entries(thing).flatMap(([field, value]: [string, unknown]) =>
      fields.includes(field) ? [[field, withoutAdded(field, value)]] : [],
    ),
  )

function withoutAdded(field: string, value: unknown): unknown {
  const added = FIELDS_NOT_IN_FILES[field]
  if (!added || !Array.isArray(value)) return value
  return value.map((element: unknown) =>
    isObject(element)
      ? Object.fromEntries(Object.entries(element).filter(([name]) => !added.has(name)))
      : element,
  )
}

function textAt(thing: object, pointer: string): string {
  const value = valueAt(thing, pointer)
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

const LONGEST = 120
const CONTEXT = 20

/** Both texts from shortly before their first difference, at most 120 characters each. */
function shortened(one: string, other: string): [string, string] {
  const [left, right] = [Array.from(one), Array.from(other)]
  const differing = left.findIndex((character, index) => character !== right[index])
  const from = Math.max(left.length, right.length) <= LONGEST ? 0 : Math.max(0, differing - CONTEXT)
  const cut = (text: string[]) =>
    `${from > 0 ? '…' : ''}${text.slice(from, from + LONGEST).join('')}${text.length > from + LONGEST ? '…' : ''}`
  return [cut(left), cut(right)]
}
