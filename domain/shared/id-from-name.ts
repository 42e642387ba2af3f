import type { LocalizedText } from '../../contract/values/values'
import { slugOf } from '../people/folded-key'
import { invalid } from './refusal'

/** A readable id from a name: the English one, else the German, else any. Throws `invalid` if it has no letter or digit. */
export function idFromName(field: string, name: LocalizedText): string {
  const id = slugOf(name.en ?? name.de ?? Object.values(name)[0] ?? '')
  if (id !== undefined) return id
  throw invalid([{ pointer: '/id', message: `is missing, and cannot be made from the ${field}` }])
}
