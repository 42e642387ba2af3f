/** The intended requests of all routes. */
import type { Intents } from './intent'
import { anniversaryIntents } from './anniversaries'
import { bookIntents } from './books'
import { partnershipIntents } from './partnerships'
import { metaIntents, peopleIntents } from './people'
import { visitIntents } from './visits'

export const INTENTS: Intents = {
  ...partnershipIntents,
  ...visitIntents,
  ...bookIntents,
  ...anniversaryIntents,
  ...peopleIntents,
  ...metaIntents,
}
