/** The things of a record by their subjects, and changes of the values in them by JSON pointer. */
import type { Fact } from '../../../../contract/notices/schemas'
import { pointerOf } from '../../../../contract/parse'
import { partnerKind, partnershipKind, partnershipStatus } from '../../../../contract/partnerships/schemas'
import { visitKind } from '../../../../contract/visits/kinds'
import { anniversarySubject } from '../../../../domain/anniversaries/founded-anniversary'
import { entrySubject } from '../../../../domain/books/entry'
import type { VisitRecord } from '../../../../domain/notices/record'
import { partnershipSubject } from '../../../../domain/partnerships/partnership'
import { visitSubject } from '../../../../domain/visits/visit'

interface Thing {
  readonly version: number
}

/** The things of a record by their subjects. */
export const thingsOf = ({ visit, partnership, anniversary, entries }: VisitRecord): Map<string, Thing> =>
  new Map<string, Thing>([
    [visitSubject(visit.id), visit],
    ...(partnership ? [[partnershipSubject(partnership.id), partnership] as const] : []),
    ...(anniversary ? [[anniversarySubject(anniversary.id), anniversary] as const] : []),
    ...entries.map((entry) => [entrySubject(entry.book, entry.number), entry] as const),
  ])

/** The record with another version of the thing with this subject. */
export function withThing(record: VisitRecord, subject: string, thing: object): VisitRecord {
  const other = <T extends object>(before: T | undefined, itsSubject: string | undefined) =>
    itsSubject === subject ? (thing as T) : before
  const { visit, partnership, anniversary, entries } = record
  return {
    visit: other(visit, visitSubject(visit.id)) ?? visit,
    partnership: other(partnership, partnership && partnershipSubject(partnership.id)),
    anniversary: other(anniversary, anniversary && anniversarySubject(anniversary.id)),
    entries: entries.map((entry) => other(entry, entrySubject(entry.book, entry.number)) ?? entry),
  }
}

const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

export const valueAt = (thing: unknown, pointer: string): unknown =>
  stepsOf(pointer).reduce<unknown>(
    (at, step) => (at !== null && typeof at === 'object' ? Reflect.get(at, step) : undefined),
    thing,
  )

export const valueOf = (record: VisitRecord, { subject, pointer }: Fact): unknown =>
  valueAt(thingsOf(record).get(subject), pointer)

/** The pointers of all values that are no objects and no lists. */
export const leavesOf = (value: unknown, path: readonly string[] = []): string[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]))
    : value === undefined
      ? []
      : [pointerOf(path)]

/** A copy with another value at a pointer; without one, the field or the item of a list is taken out. */
export function withValue<T extends object>(thing: T, pointer: string, value?: unknown): T {
  const copy = structuredClone(thing)
  const steps = stepsOf(pointer)
  const last = steps.at(-1) ?? ''
  const parent = valueAt(copy, pointerOf(steps.slice(0, -1)))
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1)
  else if (value === undefined) Reflect.deleteProperty(parent as object, last)
  else Reflect.set(parent as object, last, value)
  return copy
}

/** The values that a field may have, by the end of its pointer. */
const CHOICES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\/direction$/, ['incoming', 'outgoing']],
  [/^\/partnerKind$/, partnerKind.options],
  [/^\/kind$/, [...visitKind.options]],
  [/^\/kind$/, partnershipKind.options],
  [/^\/kind$/, ['historic', 'person']],
  [/(?:hosts|guests|signers)\/\d+\/kind$/, ['person', 'group']],
  [/^\/appointment\/kind$/, ['photo', 'word-and-photo', 'pool']],
  [/^\/statements\/\d+\/status$/, ['approved', 'draft']],
  [/^\/status$/, partnershipStatus.options],
  [/^\/status$/, ['signed', 'void']],
  [/^\/status$/, ['completed', 'confirmed']],
  [/^\/book$/, ['golden-book', 'guest-book']],
  [/language$/, ['de', 'fr', 'tr']],
  [/timeZone$/, ['Europe/Berlin', 'Asia/Tokyo', 'Europe/London']],
  [/^\/programme\/\d+\/visibility$/, ['press', 'internal']],
  [/^\/visibility$/, ['internal', 'press', 'public']],
]

const DATE = /^\d{4}(?:-\d\d)?(?:-\d\d)?(?:T\d\d:\d\d)?$/

/** Another valid value in place of one. */
export function otherValue(value: unknown, pointer: string): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value !== 'string') return value
  const choice = CHOICES.find(([place, values]) => place.test(pointer) && values.includes(value))
  if (choice) return choice[1].find((each) => each !== value && each !== 'press') ?? value
  if (DATE.test(value)) return String(Number(value.slice(0, 4)) - 1).padStart(4, '0') + value.slice(4)
  if (/^\d\d:\d\d$/.test(value)) return value === '09:05' ? '09:10' : '09:05'
  return `${value}x`
}
