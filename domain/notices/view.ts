import type { Notice } from '../../contract/notices/schemas'
import { defineView } from '../shared/view'

/**
 * Everybody may read the words of an issued notice. What they state, and the visit, may be hidden: `facts` and `visitId` would
 * name it. A notice belongs to the partnership of its visit.
 */
export const noticeView = defineView<Notice>({
  officeFields: [
    'visitId',
    'visitSequence',
    'facts',
    'isEdited',
    'isHeadlineEdited',
    'writtenBy',
    'approvedBy',
    'stale',
    'statusReason',
  ],
  partnershipOf: ({ visitId }) => ({ ofVisit: visitId }),
})
