import type { LocalizedText } from '../../contract/values/values'
import { slugOf } from '../people/folded-key'
import { invalid } from './refusal'

/** A readable id from a name, of which English stands first, then German; throws `invalid` if no letter is left of it. */
export function idFromName(field: string, name: LocalizedText): string {
  const id = slugOf(name.en ?? name.de ?? Object.values(name)[0] ?? '')
  if (id !== undefined) return id
  throw invalid([{ pointer: '/id', message: `is missing, and cannot be made from the ${field}` }])
}
