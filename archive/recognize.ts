import { parse } from '../contract/parse'
import { KINDS, type Kind } from './archive'
import { itemId } from './archive-file'

/** The keys by which an item is recognized; the kind that has most of them, null or not, is the item's. */
const TELLING: Readonly<Record<Kind, readonly string[]>> = {
  partnership: ['city', 'founded', 'foundedPlace', 'foundingSignatories', 'agreements', 'predecessor'],
  visit: ['direction', 'start', 'end', 'guests', 'venues', 'programme', 'relatedSigning', 'relatedPartner'],
  signing: ['book', 'volume', 'page', 'date', 'signers', 'venue', 'inscription'],
}

/** What kind of thing an item of a file is, by its shape. */
export function kindOf(item: unknown): Kind | undefined {
  const keys = new Set(isObject(item) ? Object.keys(item) : [])
  const score = (kind: Kind) => TELLING[kind].filter((key) => keys.has(key)).length
  const [best] = KINDS.toSorted((a, b) => score(b) - score(a))
  return best !== undefined && score(best) > 0 ? best : undefined
}

/** An id in a field of an item that is perhaps not understood as a whole. */
export function idIn(item: unknown, field: 'id' | 'relatedSigning'): string | undefined {
  const parsed = parse(itemId, isObject(item) && Object.hasOwn(item, field) ? item[field] : undefined)
  return 'faults' in parsed ? undefined : parsed.value
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object'
