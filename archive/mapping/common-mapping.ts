/** Mapping that partnerships, visits and signings of an archive have in common. */
import type * as z from 'zod/mini'
import type { archivePerson } from '../../contract/people/schemas'
import type { Fault } from '../../contract/problems'
import type { Clearance } from '../../contract/things'
import type { PartialDate } from '../../contract/values/dates'
import { WEB_ADDRESS, type LocalizedText, type Source } from '../../contract/values/values'
import type { ArchivedPerson } from '../files/archive-file'
import type { FileFields } from './file-fields'
import type { TermOrOther } from '../files/vocabulary'

/** Settings that apply to all items of an import. */
export interface ImportSettings {
  /** BCP 47 tag of the texts that name no language. */
  readonly language: string
  /** The visibility of all visits and entries: an archive does not state one. */
  readonly visibility: Clearance
}

/** A body for the API, made of an item. */
export interface Mapped<Body> {
  readonly body: Body
  /** The parts of the item that the body leaves out or changes, by JSON pointer into the item. */
  readonly leftOut: readonly Fault[]
  /** The field of the item for a JSON pointer into the body. */
  readonly fieldOf: (pointer: string) => string
}

/** Plain text is in the language of the import, a BCP 47 tag. */
export const inLanguage = (words: string | LocalizedText, language: string): LocalizedText =>
  typeof words === 'string' ? { [language]: words } : words

export const optionalInLanguage = (words: string | LocalizedText | undefined, language: string) =>
  words === undefined ? undefined : inLanguage(words, language)

/** The sources of an item, web addresses or words, each with the item's evidence. */
export function selectSources({
  sources,
  evidence,
}: {
  readonly sources: readonly (string | undefined)[]
  readonly evidence?: Source['evidence']
}): Selection<Source> {
  const known = selectKnown(sources, '/sources')
  const sourceOf = (given: string): Source =>
    WEB_ADDRESS.test(given) ? { url: given, evidence } : { reference: given, evidence }
  return { ...known, kept: known.kept.map(sourceOf) }
}

/** The digits that a date keeps, and its marks of EDTF level 1 (ISO 8601-2): `X` for a digit, `~` about, `?` uncertain. */
const PRECISION_RULES: Readonly<Record<string, (digits: string, mark: string) => string>> = {
  century: (digits, mark) => `${digits.slice(0, 2)}XX${mark}`,
  decade: (digits, mark) => `${digits.slice(0, 3)}X${mark}`,
  year: (digits, mark) => digits.slice(0, 4) + mark,
  month: (digits, mark) => digits.slice(0, 7) + mark,
  day: (digits, mark) => digits.slice(0, 10) + mark,
  circa: (digits, mark) => digits + (mark === '' || mark === '~' ? '~' : '%'),
  uncertain: (digits, mark) => digits + (mark === '' || mark === '?' ? '?' : '%'),
}

/** Applies the precision of a date: `1913-01-01` with `year` is `1913`, with `circa` it is `1913-01-01~`. */
export function withPrecision(date: PartialDate, precision: string | undefined): PartialDate {
  const rule = PRECISION_RULES[precision ?? '']
  if (rule === undefined || date.includes('T')) return date
  const [, digits = date, mark = ''] = /^(.*?)([~?%]?)$/.exec(date) ?? []
  return rule(digits, mark)
}

export const isKnown = <T>(value: T | undefined): value is T => value !== undefined

/** The elements that can be recorded, and the pointers of those that cannot. */
export interface Selection<Complete> {
  readonly kept: Complete[]
  /** The pointer into the item of each kept element. */
  readonly places: string[]
  readonly leftOut: Fault[]
}

/**
 * Separates the complete elements from the incomplete ones. An undefined element is in neither list.
 *
 * @param required what a complete element has, for the message
 */
export function selectComplete<Element, Complete extends Element>(
  list: readonly (Element | undefined)[],
  pointerTo: (index: number) => string,
  isComplete: (element: Element) => element is Complete,
  required: string,
): Selection<Complete> {
  const kept: Complete[] = []
  const places: string[] = []
  const leftOut: Fault[] = []
  for (const [index, element] of list.entries()) {
    if (element === undefined) continue
    const pointer = pointerTo(index)
    if (isComplete(element)) {
      kept.push(element)
      places.push(pointer)
    } else leftOut.push({ pointer, message: `left out: ${required} is missing` })
  }
  return { kept, places, leftOut }
}

export const inList = (pointer: string) => (index: number) => `${pointer}/${index}`

/** The elements of a list of which each is complete by itself. */
export const selectKnown = <Element>(
  list: readonly (Element | undefined)[],
  pointer: string,
): Selection<Element> =>
  selectComplete(list, inList(pointer), (element): element is Element => isKnown(element), 'a value')

/** A person needs a name or an office. An office class that the registry does not have becomes `other`. */
export function selectPeople(
  list: readonly (ArchivedPerson | undefined)[],
  pointerTo: (index: number) => string,
): Selection<ArchivedPerson> {
  const people = selectComplete(list, pointerTo, hasNameOrOffice, 'name or office')
  const terms = people.kept.map(({ officeClass }) => officeClass)
  const remarks = otherRemarks(terms, inPlaces(people.places, '/officeClass'), 'an office class')
  return { ...people, leftOut: [...people.leftOut, ...remarks] }
}

export const inPlaces = (places: readonly string[], field: string) => places.map((place) => place + field)

/**
 * A remark for each term that the registry does not have, so that a misspelt one is seen. The term itself stays in the file,
 * since it could hold a person's name.
 *
 * @param pointers the pointer into the item of each term
 */
export const otherRemarks = (
  terms: readonly (TermOrOther<string> | undefined)[],
  pointers: readonly string[],
  what: string,
): Fault[] =>
  terms.flatMap((term, index) =>
    term?.inWords === undefined
      ? []
      : [
          {
            pointer: pointers[index] ?? '',
            message: `recorded as \`other\`: it is not ${what} of the registry`,
          },
        ],
  )

const hasNameOrOffice = (person: ArchivedPerson): person is ArchivedPerson =>
  person.name !== undefined || person.office !== undefined

/** The hosts of a visit or signing: the state's, then the city's. */
export const selectHosts = ({ host, cityHost }: { host?: ArchivedPerson; cityHost?: ArchivedPerson }) =>
  selectPeople([host, cityHost], (index) => (index === 0 ? '/host' : '/cityHost'))

/** The names in the file of a person's fields. */
export const PERSON_FIELDS: FileFields = { '/kind': '/role' }

/** A person of the archive as the API takes one. `officeClass` is never inferred from the office. */
export const personOf = ({
  role,
  officeClass,
  ...person
}: ArchivedPerson): z.input<typeof archivePerson> => ({
  ...person,
  ...(officeClass && { officeClass: officeClass.term }),
  kind: role === 'collective' ? 'group' : 'person',
})
