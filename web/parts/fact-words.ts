/** The facts that a notice states, in words. */
import type { BodyOf } from '../api'
import { countryName } from '../countries'
import { formatDate, languageName, timeOf } from '../format'
import { common } from '../words/common'
import { factWords } from '../words/notice-facts'
import { noticeWords } from '../words/notices'

export type Notice = BodyOf<'readNotice'>
export type Block = Notice['blocks'][number]
export type Fact = NonNullable<Block['facts']>[number]
export type StaleFact = NonNullable<Notice['stale']>[number]

type Words = Readonly<Record<string, string>>

/** The entry of a table; undefined for a name that it does not have, such as `constructor`. */
const entryIn = <Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

/** The names in a JSON pointer (RFC 6901). */
export const namesIn = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The kind of thing that a fact is about: `Besuch`. */
export function thingName(subject: string): string {
  const [kind = ''] = subject.split('/')
  const things: Words = factWords().things
  return entryIn(things, kind) ?? kind
}

const isNumber = (name: string | undefined): boolean => name !== undefined && /^\d+$/.test(name)
const LANGUAGE = /^[a-z]{2,3}(?:-[\w-]+)?$/

/** The name of a fact: `Gast 1, Name`, `Anlass (Deutsch)`. */
export function factLabel(pointer: string): string {
  const { fields, items }: { readonly fields: Words; readonly items: Words } = factWords()
  const names = namesIn(pointer)
  const parts: string[] = []
  for (const [index, name] of names.entries()) {
    if (isNumber(name)) continue
    const word = isNumber(names[index + 1])
      ? `${entryIn(items, name) ?? name} ${Number(names[index + 1]) + 1}`
      : entryIn(fields, name)
    if (word === undefined && index > 0 && LANGUAGE.test(name))
      parts.push(`${parts.pop()} (${languageName(name)})`)
    else parts.push(word ?? name)
  }
  const label = parts.join(', ')
  return `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`
}

/** The language of a fact's value, where its pointer ends with one. */
export function factLanguage(pointer: string): string | undefined {
  const names = namesIn(pointer)
  const last = names.at(-1) ?? ''
  const fields: Words = factWords().fields
  return names.length > 1 && entryIn(fields, last) === undefined && LANGUAGE.test(last) ? last : undefined
}

const DATES: ReadonlySet<string> = new Set(
  'start end on since date foundedOn originOn signedOn accreditationUntil'.split(' '),
)

/** Whether the value of a fact is a date, with or without a time. */
export const isDate = (pointer: string, value: unknown): value is string =>
  typeof value === 'string' &&
  DATES.has(namesIn(pointer).at(-1) ?? '') &&
  /^\d\d[\dX]{2}(?:-|[?~%]?$)/.test(value)

/** The value of a fact in the reader's language. */
export function factValue(pointer: string, value: unknown): string {
  if (value === undefined || value === null) return noticeWords().nothing
  if (isDate(pointer, value)) return [formatDate(value), timeOf(value)].filter(Boolean).join(', ')
  if (typeof value === 'boolean') return value ? factWords().yes : factWords().no
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return wordFor(namesIn(pointer).at(-1) ?? '', text)
}

function wordFor(field: string, value: string): string {
  const { status, visibility, visitKind, direction, officeClass } = common()
  const { values } = factWords()
  const lists: Readonly<Record<string, Words>> = {
    status,
    visibility,
    kind: { ...values, ...visitKind },
    partnerKind: values,
    book: values,
    direction,
    officeClass,
  }
  if (field === 'country') return countryName(value)
  if (field === 'language') return languageName(value)
  return entryIn(entryIn(lists, field) ?? {}, value) ?? value
}
