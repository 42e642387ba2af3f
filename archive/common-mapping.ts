/** What partnerships, visits and signings of an archive have in common on their way into the registry. */
import type * as z from 'zod/mini'
import type { archivePerson } from '../contract/people/schemas'
import type { Fault } from '../contract/problems'
import type { Clearance } from '../contract/things'
import type { LocalizedText, PartialDate } from '../contract/values/values'
import type { ArchivedPerson } from './archive-file'

/** Settings that apply to all items of an import. */
export interface ImportSettings {
  /** BCP 47 tag of the texts that name no language. */
  readonly language: string
  /** The visibility of the visits and entries, which an archive does not have. */
  readonly visibility: Clearance
}

/** A body for the API, and what of the item could not be said in it, by JSON pointer into the item. */
export interface Mapped<Body> {
  readonly body: Body
  readonly leftOut: readonly Fault[]
}

/** Text of a file that names no language is in the language of the import, a BCP 47 tag. */
export const inLanguage = (words: string | LocalizedText, language: string): LocalizedText =>
  typeof words === 'string' ? { [language]: words } : words

export const perhapsInLanguage = (words: string | LocalizedText | undefined, language: string) =>
  words === undefined ? undefined : inLanguage(words, language)

/** The sources of an item, each with the evidence that the item states for all of them. */
export const sourcesOf = ({ sources, evidence }: { sources: (string | undefined)[]; evidence?: Evidence }) =>
  sources.filter(isKnown).map((url) => ({ url, evidence }))
type Evidence = 'reported' | 'announced' | 'inferred' | undefined

const LENGTHS: Readonly<Record<string, number>> = { year: 4, month: 7, day: 10 }

/** A date cut to what is known of it: `1913-01-01` of which the year is known is `1913`. It never gets longer. */
export const atPrecision = (date: PartialDate, precision: string | undefined): PartialDate => {
  const length = LENGTHS[precision ?? '']
  return length === undefined || date.includes('T') ? date : date.slice(0, length)
}

export const isKnown = <T>(value: T | undefined): value is T => value !== undefined

/** Elements of a list, or a single one, that say enough for the registry; and the places of those that do not. */
interface Sifted<Enough> {
  readonly kept: Enough[]
  readonly leftOut: Fault[]
}

/**
 * Tells the elements that say enough from the others, for which `message` says what they lack. Elements that are
 * unknown as a whole are in neither list.
 */
export function sifted<Element, Enough extends Element>(
  list: readonly (Element | undefined)[],
  pointerTo: (index: number) => string,
  saysEnough: (element: Element) => element is Enough,
  message: string,
): Sifted<Enough> {
  const kept: Enough[] = []
  const leftOut: Fault[] = []
  for (const [index, element] of list.entries()) {
    if (element === undefined) continue
    if (saysEnough(element)) kept.push(element)
    else leftOut.push({ pointer: pointerTo(index), message })
  }
  return { kept, leftOut }
}

export const inList = (pointer: string) => (index: number) => `${pointer}/${index}`

/** Somebody of whom neither name nor office is known cannot be recorded. */
export const siftedPeople = (
  list: readonly (ArchivedPerson | undefined)[],
  pointerTo: (index: number) => string,
): Sifted<ArchivedPerson> => sifted(list, pointerTo, isSomebody, 'left out: neither name nor office is known')

const isSomebody = (person: ArchivedPerson): person is ArchivedPerson =>
  person.name !== undefined || person.office !== undefined

/** The hosts of a visit or signing, the state's before the city's. */
export const siftedHosts = ({ host, cityHost }: { host?: ArchivedPerson; cityHost?: ArchivedPerson }) =>
  siftedPeople([host, cityHost], (index) => (index === 0 ? '/host' : '/cityHost'))

/** Somebody as the archive knows them. The class of an office is not in an archive, and never inferred. */
export const personOf = ({ role, ...person }: ArchivedPerson): z.input<typeof archivePerson> => ({
  ...person,
  kind: role === 'collective' ? 'group' : 'person',
})
