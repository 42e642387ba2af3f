/** The warnings of notices. */
import type { NoticeWarning } from '../../contract/notices/warnings'
import type { Visit } from '../../contract/visits/schemas'

/** Issuing a notice publishes its words alone: the visit stays as it is. */
export const approvalWarnings = ({ id, visibility }: Visit): NoticeWarning[] =>
  visibility === 'public'
    ? []
    : [
        {
          code: 'visit-not-public',
          message: `The visit is shown ${visibility === 'press' ? 'to the press' : 'to the office'} only. The notice publishes its own words, and nothing else of the visit.`,
          visitId: id,
          visibility,
        },
      ]
