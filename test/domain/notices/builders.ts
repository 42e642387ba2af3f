/** Notices to start from. */
import type { Block, Fact, Notice, NoticeInput } from '../../../contract/notices/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { approveNotice, draftNotice, issueNotice, type NoticePolicy } from '../../../domain/notices/notice'
import { visitSubject } from '../../../domain/visits/visit'
import { momentAt, recordedVisit } from '../shared/builders'

export const POLICY: NoticePolicy = { fourEyes: true, embargoedToPress: false }
export const WRITER = 'the-writer'
export const APPROVER = 'the-approver'
export const MINUTE = '2026-11-17T10:00:00.000Z'

export const factOf = (visit: Visit, pointer: string): Fact => ({
  subject: visitSubject(visit.id),
  sequence: visit.version,
  pointer,
})

export const blocksOf = (visit: Visit): Block[] => [
  {
    part: 'lead',
    text: 'Ekrem İmamoğlu kommt in das Rote Rathaus.',
    facts: [factOf(visit, '/guests/0/name'), factOf(visit, '/venues/0')],
  },
  { part: 'quotation', text: '„Willkommen.“', facts: [factOf(visit, '/occasion/de')] },
]

export function draftOf(visit = recordedVisit(), input: Partial<NoticeInput> = {}): Notice {
  const composition = { headline: 'Istanbul in Berlin', blocks: blocksOf(visit) }
  const whole: NoticeInput = { kind: 'notice', language: 'de', contacts: [], ...input }
  return draftNotice(whole, composition, visit, momentAt('2026-11-17T08:00:00.000Z', WRITER)).thing
}

export const approvedOf = (draft = draftOf(), policy = POLICY): Notice =>
  approveNotice(draft, [], policy, momentAt('2026-11-17T08:30:00.000Z', APPROVER)).thing

export const issuedOf = (approved = approvedOf()): Notice =>
  issueNotice(approved, [], momentAt('2026-11-17T12:00:00.000Z', APPROVER)).thing
