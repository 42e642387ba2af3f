import { parse } from '../../contract/parse'
import { isObject } from '../../domain/shared/json'
import { valueAt } from '../../domain/shared/pointer'
import { KINDS, type Kind } from '../archive'
import { itemId } from './archive-file'

/** The keys of each kind; an item is of the kind of which it has most keys, whatever their values. */
const KEYS_BY_KIND: Readonly<Record<Kind, readonly string[]>> = {
  partnership: ['city', 'founded', 'foundedPlace', 'foundingSignatories', 'agreements', 'predecessor'],
  visit: ['direction', 'start', 'end', 'guests', 'venues', 'programme', 'relatedSigning', 'relatedPartner'],
  signing: ['book', 'volume', 'page', 'date', 'signers', 'venue', 'inscription'],
}

/** The kind of an item, by its keys. Undefined for an item without any of them. */
export function kindOf(item: unknown): Kind | undefined {
  const keys = new Set(isObject(item) ? Object.keys(item) : [])
  const score = (kind: Kind) => KEYS_BY_KIND[kind].filter((key) => keys.has(key)).length
  const [best] = KINDS.toSorted((a, b) => score(b) - score(a))
  return best !== undefined && score(best) > 0 ? best : undefined
}

/** Reads an id from an item that may be invalid otherwise. */
export function readId(item: unknown, field: 'id' | 'relatedSigning'): string | undefined {
  const parsed = parse(itemId, valueAt(item, `/${field}`))
  return 'faults' in parsed ? undefined : parsed.value
}
