/** The warnings that the registry answers with a recorded item, as remarks of the item. */
import type { EntryWarning } from '../contract/books/warnings'
import type { PartnershipWarning } from '../contract/partnerships/warnings'
import type { VisitWarning } from '../contract/visits/warnings'
import { isObject } from '../domain/shared/json'
import { earliestDay, latestDay } from '../domain/time/partial-date'
import type { Remark, SourceLocation } from './archive'

export type Warning = PartnershipWarning | VisitWarning | EntryWarning

/** A warning with its field in the file. */
export interface ItemWarning {
  readonly warning: Warning
  readonly pointer: string
  readonly apiPointer: string
}

/**
 * The warnings about a recorded item. A person who has signed before on certainly another day is no duplicate, so that the
 * warning keeps neither the field nor the other entries: heads of state come again, and a long archive has hundreds.
 */
export const warningsInFile = (
  warnings: readonly Warning[],
  thing: object,
  fieldOf: (pointer: string) => string,
): ItemWarning[] =>
  warnings.map((warning) => {
    const apiPointer = isReturn(warning, thing) ? '' : pointerOf(warning, thing)
    return { warning, apiPointer, pointer: fieldOf(apiPointer) }
  })

const RETURN = 'signed by somebody who has signed this book before, on another day: usual in an archive'

/** @param nameOf the name in the file of a record, by its path below `/v1`, if the import knows it */
export function remarkOf(
  place: SourceLocation,
  { warning, pointer, apiPointer }: ItemWarning,
  nameOf: (subject: string) => string | undefined,
): Remark {
  if (warning.code === 'signed-before' && apiPointer === '') return { place, pointer, message: RETURN }
  const { code: _, message, pointer: _pointer, ...more } = { pointer: '', ...warning }
  const about = Object.entries(more).map(([name, value]) => `${name}: ${textOf(value, nameOf)}`)
  return {
    place,
    pointer,
    apiPointer,
    message: withoutSubject(message, apiPointer),
    ...(about.length > 0 && { about: about.join('; ') }),
  }
}

/** Whether the earlier signings are certainly on other days than this one. */
function isReturn(warning: Warning, thing: object): boolean {
  if (warning.code !== 'signed-before') return false
  const signedOn: unknown = Reflect.get(thing, 'signedOn')
  return (
    typeof signedOn === 'string' &&
    warning.entries.every((entry) => entry.signedOn !== undefined && isApart(entry.signedOn, signedOn))
  )
}

const isApart = (one: string, other: string): boolean =>
  latestDay(one) < earliestDay(other) || earliestDay(one) > latestDay(other)

/** The pointer of a warning; of one that names a signer only by the id, the pointer of that signer. */
function pointerOf(warning: Warning, thing: object): string {
  if ('pointer' in warning) return warning.pointer
  const signers: unknown = Reflect.get(thing, 'signers')
  const index = Array.isArray(signers)
    ? signers.findIndex((signer: object) => Reflect.get(signer, 'personId') === warning.personId)
    : -1
  return index < 0 ? '/signers' : `/signers/${index}`
}

/** Without the field at its beginning, which the report states by the file: the same words for all items. */
const withoutSubject = (message: string, pointer: string): string =>
  [`\`${pointer}\` `, `\`${pointer.slice(1)}\` `].reduce(
    (text, subject) => (text.startsWith(subject) ? text.slice(subject.length) : text),
    message,
  )

/** The value of a field of a warning, with other visits and entries by their names in the file. */
function textOf(value: unknown, nameOf: (subject: string) => string | undefined): string {
  if (Array.isArray(value)) return value.map((each: unknown) => textOf(each, nameOf)).join('; ')
  if (!isObject(value)) return nameOf(`visits/${String(value)}`) ?? String(value)
  const { book, number, ...more } = value as Readonly<Record<string, string | number>>
  if (book === undefined) return Object.values(value).join(', ')
  const name = nameOf(`books/${book}/entries/${number}`) ?? `entry ${number} of ${book}`
  return [name, ...Object.values(more)].join(', ')
}
