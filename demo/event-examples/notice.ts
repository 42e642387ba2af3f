import { noticeInput } from '../../contract/notices/schemas'
import type { Visit } from '../../contract/visits/schemas'
import { compose } from '../../domain/notices/composition/compose'
import {
  approveNotice,
  correctNotice,
  draftNotice,
  editNotice,
  issueNotice,
  markStale,
  retractNotice,
} from '../../domain/notices/notice'
import { visitSubject } from '../../domain/visits/visit'
import type { Recorder } from './recorder'

const POLICY = { fourEyes: true, embargoedToPress: false }
const ISSUER = { de: 'Das Presse- und Informationsamt des Landes Berlin', en: 'The press office of Berlin' }

/** A notice of the visit, of which a fact changes before it is issued; it is corrected and retracted. */
export function addNoticeChanges({ at, record }: Recorder, visit: Visit): void {
  const press = (now: string) => at(now, 'press-office')
  const composition = compose(
    { visit, entries: [] },
    { kind: 'notice', language: 'de', today: '2024-06-19', issuer: ISSUER, officeZone: 'Europe/Berlin' },
  )
  const input = noticeInput.parse({
    kind: 'notice',
    contacts: [{ name: 'Pressestelle', telephone: '+49 30 9026-0' }],
  })
  const draft = record(draftNotice(input, composition, visit, at('2024-06-19T12:30:00.000Z')))
  const approved = record(approveNotice(draft, [], POLICY, press('2024-06-19T12:40:00.000Z')))
  const fact = { subject: visitSubject(visit.id), sequence: visit.version, pointer: '/venues/0' }
  const stale = [{ ...fact, before: 'Rotes Rathaus', now: 'Schloss Bellevue' }]
  const marked = record(markStale(approved, stale, at('2024-06-19T12:45:00.000Z', 'golden-book')))
  const edited = record(
    editNotice(
      marked,
      { headline: 'Istanbuls Bürgermeister zu Gast in Berlin' },
      at('2024-06-19T12:50:00.000Z'),
    ),
  )
  const again = record(approveNotice(edited, [], POLICY, press('2024-06-19T12:55:00.000Z')))
  const issued = record(issueNotice(again, [], press('2024-06-19T13:00:00.000Z')))
  const correction = { correction: 'In der ersten Fassung fehlte der Titel.' }
  const corrected = record(correctNotice(issued, correction, press('2024-06-19T14:00:00.000Z')))
  record(retractNotice(corrected, 'Issued by mistake.', press('2024-06-20T08:00:00.000Z')))
}
