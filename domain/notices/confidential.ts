/** Keeps office fields and draft statements out of notices, whatever the visibility of the visit. */
import type { Fact, Notice } from '../../contract/notices/schemas'
import type { Fault } from '../../contract/problems'
import { anniversaryView } from '../anniversaries/view'
import { entryView } from '../books/view'
import { partnershipView } from '../partnerships/view'
import { isObject } from '../shared/json'
import { Refusal, requireNone } from '../shared/refusal'
import { isItemVisible, type View } from '../shared/view'
import { visitView } from '../visits/view'
import { namesIn, valueAt } from '../shared/pointer'

const VIEWS: readonly (readonly [subject: RegExp, view: View<never>])[] = [
  [/^visits\/[^/]+$/, visitView],
  [/^partnerships\/[^/]+$/, partnershipView],
  [/^anniversaries\/[^/]+$/, anniversaryView],
  [/^books\/[^/]+\/entries\/\d+$/, entryView],
]

const viewAt = (subject: string): View<object> | undefined =>
  VIEWS.find(([pattern]) => pattern.test(subject))?.[1] as View<object> | undefined

/** The fewest characters of a confidential text that is searched in a notice: shorter ones are words of every text. */
const MIN_LENGTH = 5

/** The texts of a thing. */
interface Texts {
  readonly hidden: string[]
  readonly open: string[]
}

type Words = Pick<Notice, 'headline' | 'blocks'>

/**
 * Throws `invalid` for a fact that no thing has, and `confidential` for an office field or a draft statement, by its pointer or by
 * its words.
 *
 * @param subjects the things whose confidential words are searched
 * @param thingOf the thing of a subject, as it is now
 */
export function requireOpenWords(
  notice: Words,
  subjects: readonly string[],
  thingOf: (subject: string) => object | undefined,
): void {
  const facts = notice.blocks.flatMap(({ facts: stated = [] }, block) =>
    stated.map((fact, index) => ({ fact, pointer: `/blocks/${block}/facts/${index}` })),
  )
  requireNone(facts.flatMap(({ fact, pointer }) => faultsOf(fact, pointer, thingOf(fact.subject))))
  const faults = [
    ...facts.flatMap(({ fact, pointer }) =>
      isHidden(fact, thingOf(fact.subject)) ? [{ pointer, message: 'names an office field or a draft' }] : [],
    ),
    ...wordFaults(notice, subjects, thingOf),
  ]
  if (faults.length === 0) return
  throw new Refusal(
    'confidential',
    'The notice has words that the office keeps to itself; see `errors`. Remove them.',
    { faults },
  )
}

function faultsOf({ subject, sequence, pointer }: Fact, at: string, thing: object | undefined): Fault[] {
  if (!viewAt(subject))
    return [
      { pointer: `${at}/subject`, message: 'must be a visit, a partnership, an anniversary or an entry' },
    ]
  if (!thing) return [{ pointer: `${at}/subject`, message: 'is not recorded' }]
  if (sequence > (Reflect.get(thing, 'version') as number))
    return [{ pointer: `${at}/sequence`, message: 'is after the last change' }]
  const value = valueAt(thing, pointer)
  return value !== undefined && (value === null || typeof value === 'object')
    ? [{ pointer: `${at}/pointer`, message: 'must point to one value, not to a list or an object' }]
    : []
}

/** Whether the pointer leads to an office field, or into an item of a list that only the office sees. */
function isHidden({ subject, pointer }: Fact, thing: object | undefined): boolean {
  const view = viewAt(subject)
  if (!view) return false
  let value: unknown = thing
  for (const name of namesIn(pointer)) {
    if (view.officeFields.has(name)) return true
    value = valueAt(value, `/${name}`)
    if (!isItemVisible(view, value, 'press')) return true
  }
  return false
}

/** The confidential texts of the stated things that stand in the words of the notice. */
function wordFaults(
  { headline, blocks }: Words,
  subjects: readonly string[],
  thingOf: (subject: string) => object | undefined,
): Fault[] {
  const texts = [...new Set(subjects)].map((subject) => textsIn(viewAt(subject), thingOf(subject)))
  const open = texts.flatMap((each) => each.open).map(comparable)
  const hidden = texts
    .flatMap((each) => each.hidden)
    .map(comparable)
    .filter((text) => text.length >= MIN_LENGTH && !open.some((other) => other.includes(text)))
  const fields = [
    { pointer: '/headline', text: headline },
    ...blocks.map(({ heading = '', text }, index) => ({
      pointer: `/blocks/${index}`,
      text: `${heading}\n${text}`,
    })),
  ]
  return fields.flatMap(({ pointer, text }) =>
    hidden.some((each) => hasWords(comparable(text), each))
      ? [{ pointer, message: 'has words of an office field or of a draft' }]
      : [],
  )
}

const comparable = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim()

const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Whether the words stand in the text, and not only as a part of longer ones. */
function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + words.length])) return true
  return false
}

/** The texts of a thing that only the office sees, and the others. Ids of callers are no texts. */
function textsIn(view: View<object> | undefined, thing: object | undefined): Texts {
  const texts: Texts = { hidden: [], open: [] }
  if (!view || !thing) return texts
  const walk = (value: unknown, isOffice: boolean): void => {
    if (typeof value === 'string') texts[isOffice ? 'hidden' : 'open'].push(value)
    if (isObject(value)) walkFields(value, isOffice || !isItemVisible(view, value, 'press'))
  }
  const walkFields = (of: object, isOffice: boolean): void => {
    for (const [name, value] of Object.entries(of))
      if (!CALLERS.has(name)) walk(value, isOffice || view.officeFields.has(name))
  }
  // The visibility of the whole thing hides nothing: issuing publishes these words.
  walkFields(thing, false)
  return texts
}

const CALLERS: ReadonlySet<string> = new Set(['createdBy', 'updatedBy'])
