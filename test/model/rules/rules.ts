/** The rule of each route, by its name. */
import type { Rules } from '../model-result'
import { anniversaryRules } from './anniversaries'
import { bookRules } from './books'
import { entryRules } from './entries'
import { partnershipRules } from './partnerships'
import { peopleRules } from './people'
import { visitRules } from './visits'

const metaRules: Rules = {
  readHealth: () => ({ read: { status: 'ok' } }),
  // Other tests check the contents of the document.
  readDocument: (_state, _request, { body }) => ({ read: { openapi: '3.1.0', ...body } }),
}

export const RULES: Rules = {
  ...partnershipRules,
  ...visitRules,
  ...bookRules,
  ...entryRules,
  ...anniversaryRules,
  ...peopleRules,
  ...metaRules,
}
