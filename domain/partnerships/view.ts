import type { Partnership } from '../../contract/partnerships/schemas'
import { defineView } from '../shared/view'

export const partnershipView = defineView<Partnership>({
  officeFields: ['notes', 'statusReason'],
  partnershipOf: ({ id }) => ({ id }),
})
