import type { Visit } from '../../contract/visits/schemas'
import { defineView } from '../shared/view'

/**
 * The trip of a stop is internal: it may be hidden from a reader who sees the stop. Draft statements are internal. An
 * approved statement and a rescheduled programme item are still the same items.
 */
export const visitView = defineView<Visit>({
  officeFields: ['contacts', 'notes', 'partOf', 'statusReason'],
  pressFields: ['appointment'],
  isInternalItem: (item) => 'status' in item && item.status === 'draft',
  itemState: ['status', 'on', 'time'],
  partnershipOf: ({ partnershipId }) => ({ id: partnershipId }),
})
