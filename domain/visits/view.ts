import type { Visit } from '../../contract/visits/schemas'
import { defineView } from '../shared/view'

/** Draft statements are internal. An approved statement and a rescheduled programme item are still the same items. */
export const visitView = defineView<Visit>({
  officeFields: ['contacts', 'notes', 'statusReason'],
  pressFields: ['appointment'],
  isInternalItem: (item) => 'status' in item && item.status === 'draft',
  itemState: ['status', 'on', 'time'],
  partnershipOf: ({ partnershipId }) => ({ id: partnershipId }),
})
