/** The warnings that the registry answers with a recorded item, as remarks of the item. */
import { isObject } from '../domain/shared/json'
import { earliestDay, latestDay } from '../domain/time/partial-date'
import type { ItemFault, Remark, SourceLocation } from './archive'
import type { RecordedThing, Warning } from './registry/registry'

/** A warning, with its field in the file. */
export interface ItemWarning extends ItemFault {
  /** The ids of other records and people that the warning names, by the name of its field. */
  readonly related: Readonly<Record<string, unknown>>
}

/** A recorded thing, with what a signing has beside. */
type WarnedThing = RecordedThing & {
  readonly signedOn?: string | undefined
  readonly signers?: readonly { readonly personId: string }[]
}

/** In place of the warning: heads of state sign again, and a long archive has hundreds of such signings. */
const SIGNED_ON_ANOTHER_DAY: ItemWarning = {
  pointer: '',
  message: 'signed by somebody who has signed this book before, on another day: usual in an archive',
  related: {},
}

/** The warnings about a recorded item. A person who has signed on certainly another day is not reported as a duplicate. */
export const warningsInFile = (
  warnings: readonly Warning[],
  thing: WarnedThing,
  fieldOf: (pointer: string) => string,
): ItemWarning[] =>
  warnings.map((warning) => {
    if (isOfAnotherDay(warning, thing)) return SIGNED_ON_ANOTHER_DAY
    const apiPointer = pointerOf(warning, thing)
    const { code: _, message, pointer: _pointer, ...related } = { pointer: '', ...warning }
    return {
      pointer: fieldOf(apiPointer),
      apiPointer,
      message: withoutSubject(message, apiPointer),
      related,
    }
  })

/** @param nameOf the place in the files of a record, by its path below `/v1`, if the import knows it */
export function remarkOf(
  place: SourceLocation,
  { related, ...fault }: ItemWarning,
  nameOf: (subject: string) => string | undefined,
): Remark {
  const about = Object.entries(related).map(([field, value]) => `${field}: ${textOf(value, nameOf)}`)
  return { place, ...fault, ...(about.length > 0 && { about: about.join('; ') }) }
}

/** Whether the signer has signed before, and certainly on other days. */
const isOfAnotherDay = (warning: Warning, { signedOn }: WarnedThing): boolean =>
  warning.code === 'signed-before' &&
  signedOn !== undefined &&
  warning.entries.every((entry) => entry.signedOn !== undefined && isApart(entry.signedOn, signedOn))

const isApart = (one: string, other: string): boolean =>
  latestDay(one) < earliestDay(other) || earliestDay(one) > latestDay(other)

/** The field that a warning is about: of one that names a person only by the id, that signer. */
function pointerOf(warning: Warning, { signers = [] }: WarnedThing): string {
  if ('pointer' in warning) return warning.pointer
  const index = signers.findIndex(({ personId }) => personId === warning.personId)
  return index < 0 ? '/signers' : `/signers/${index}`
}

/** Without the field at its beginning: the report states the file's, and puts items with the same words under one heading. */
function withoutSubject(message: string, pointer: string): string {
  const subject = [`\`${pointer}\` `, `\`${pointer.slice(1)}\` `].find((field) => message.startsWith(field))
  return message.slice(subject?.length ?? 0)
}

/** The value of a field of a warning, with other visits and entries by their names in the file. */
function textOf(value: unknown, nameOf: (subject: string) => string | undefined): string {
  if (Array.isArray(value)) return value.map((each: unknown) => textOf(each, nameOf)).join('; ')
  if (!isObject(value)) return nameOf(`visits/${String(value)}`) ?? String(value)
  const { book, number, ...more } = value as Readonly<Record<string, string | number>>
  if (book === undefined) return Object.values(value).join(', ')
  const name = nameOf(`books/${book}/entries/${number}`) ?? `entry ${number} of ${book}`
  return [name, ...Object.values(more)].join(', ')
}
