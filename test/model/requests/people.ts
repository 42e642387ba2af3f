import * as fc from 'fast-check'
import { PERSON_IDS, SEARCHES } from '../test-data'
import { limit, listing, some, type Intent, type Intents } from './intent'

const personId = fc.constantFrom(...PERSON_IDS)
const typed = fc.constantFrom(...Object.keys(SEARCHES).filter((text) => text !== ''))

export const peopleIntents: Intents = {
  listPeople: some({ q: typed, limit }).map((query) => listing('listPeople', query)),
  readPerson: personId.map((id) => listing('readPerson', {}, { personId: id })),
  listAppearances: fc
    .tuple(personId, some({ limit }))
    .map(([id, query]) => listing('listAppearances', query, { personId: id })),
}

export const metaIntents: Intents = {
  readHealth: fc.constant<Intent>(listing('readHealth', {})),
  readDocument: fc.constant<Intent>(listing('readDocument', {})),
}
