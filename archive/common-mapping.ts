/** Mapping that partnerships, visits and signings of an archive have in common. */
import type * as z from 'zod/mini'
import type { archivePerson } from '../contract/people/schemas'
import type { Fault } from '../contract/problems'
import type { Clearance } from '../contract/things'
import { WEB_ADDRESS, type LocalizedText, type PartialDate, type Source } from '../contract/values/values'
import type { ArchivedPerson } from './archive-file'

/** Settings that apply to all items of an import. */
export interface ImportSettings {
  /** BCP 47 tag of the texts that name no language. */
  readonly language: string
  /** The visibility of all visits and entries: an archive does not state one. */
  readonly visibility: Clearance
}

/** A body for the API, and the parts of the item that it leaves out or changes, by JSON pointer into the item. */
export interface Mapped<Body> {
  readonly body: Body
  readonly leftOut: readonly Fault[]
}

/** Plain text is in the language of the import, a BCP 47 tag. */
export const inLanguage = (words: string | LocalizedText, language: string): LocalizedText =>
  typeof words === 'string' ? { [language]: words } : words

export const optionalInLanguage = (words: string | LocalizedText | undefined, language: string) =>
  words === undefined ? undefined : inLanguage(words, language)

/** The sources of an item, web addresses or words, each with the item's evidence. */
export const sourcesOf = ({
  sources,
  evidence,
}: {
  readonly sources: readonly (string | undefined)[]
  readonly evidence?: Source['evidence']
}): Source[] =>
  sources
    .filter(isKnown)
    .map((given) => (WEB_ADDRESS.test(given) ? { url: given, evidence } : { reference: given, evidence }))

const LENGTHS: Readonly<Record<string, number>> = { year: 4, month: 7, day: 10 }

/** Cuts a date to its precision: `1913-01-01` with `year` is `1913`. A date never gets longer. */
export const cutToPrecision = (date: PartialDate, precision: string | undefined): PartialDate => {
  const length = LENGTHS[precision ?? '']
  return length === undefined || date.includes('T') ? date : date.slice(0, length)
}

export const isKnown = <T>(value: T | undefined): value is T => value !== undefined

/** The elements that can be recorded, and the pointers of those that cannot. */
interface Selection<Complete> {
  readonly kept: Complete[]
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
  const leftOut: Fault[] = []
  for (const [index, element] of list.entries()) {
    if (element === undefined) continue
    if (isComplete(element)) kept.push(element)
    else leftOut.push({ pointer: pointerTo(index), message: `left out: ${required} is missing` })
  }
  return { kept, leftOut }
}

export const inList = (pointer: string) => (index: number) => `${pointer}/${index}`

/** A person needs a name or an office. */
export const selectPeople = (
  list: readonly (ArchivedPerson | undefined)[],
  pointerTo: (index: number) => string,
): Selection<ArchivedPerson> => selectComplete(list, pointerTo, hasNameOrOffice, 'name or office')

const hasNameOrOffice = (person: ArchivedPerson): person is ArchivedPerson =>
  person.name !== undefined || person.office !== undefined

/** The hosts of a visit or signing: the state's, then the city's. */
export const selectHosts = ({ host, cityHost }: { host?: ArchivedPerson; cityHost?: ArchivedPerson }) =>
  selectPeople([host, cityHost], (index) => (index === 0 ? '/host' : '/cityHost'))

/** A person of the archive as the API takes one. `officeClass` stays absent: it is never inferred from the office. */
export const personOf = ({ role, ...person }: ArchivedPerson): z.input<typeof archivePerson> => ({
  ...person,
  kind: role === 'collective' ? 'group' : 'person',
})
