import * as fc from 'fast-check'
import { PERSON_IDS, SEARCHES } from '../test-data'
import { limit, forList, optionalFields, type Intent, type Intents } from './intent'

const personId = fc.constantFrom(...PERSON_IDS)
const typed = fc.constantFrom(...Object.keys(SEARCHES).filter((text) => text !== ''))

export const peopleIntents: Intents = {
  listPeople: optionalFields({ q: typed, limit }).map((query) => forList('listPeople', query)),
  readPerson: personId.map((id) => forList('readPerson', {}, { personId: id })),
  listAppearances: fc
    .tuple(personId, optionalFields({ limit }))
    .map(([id, query]) => forList('listAppearances', query, { personId: id })),
}

export const metaIntents: Intents = {
  readHealth: fc.constant<Intent>(forList('readHealth', {})),
  readDocument: fc.constant<Intent>(forList('readDocument', {})),
}
