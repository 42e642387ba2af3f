import type { Anniversary } from '../../contract/anniversaries/schemas'
import { defineView } from '../shared/view'

/** Also for the announcements of occurrences, which have the same `partnershipId`. */
export const anniversaryView = defineView<Anniversary>({
  officeFields: [],
  partnershipOf: ({ partnershipId }) => ({ id: partnershipId }),
})
