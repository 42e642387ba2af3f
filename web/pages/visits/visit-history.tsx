/** The history of a visit in words. */
import { dayOf, formatDate, formatList, timeOf } from '../../format'
import { History } from '../../parts/history'
import { common } from '../../words/common'
import { visitFileWords } from '../../words/visit-file'
import type { VisitChange } from './load-visit'

export const VisitHistory = ({ changes }: { readonly changes: readonly VisitChange[] }) => (
  <section>
    <h2>{visitFileWords().history}</h2>
    <History
      changes={changes}
      describe={(change, before) => (
        <>
          {visitFileWords().changes[whatWasDone(change, before)]}
          {detailOf(change, before)}
        </>
      )}
    />
  </section>
)

/** The API counts new venues and a new end as rescheduling; an officer does not. */
const whatWasDone = (change: VisitChange, before: VisitChange | undefined): VisitChange['type'] =>
  change.type === 'visit.rescheduled' && before?.data.start === change.data.start
    ? 'visit.updated'
    : change.type

/** Behind what was done: the status of a visit that is reinstated, from when to when, or which fields. */
function detailOf(change: VisitChange, before: VisitChange | undefined): string {
  if (change.type === 'visit.reinstated') return `: ${common().status[change.data.status]}`
  if (!before || !['visit.rescheduled', 'visit.updated', 'visit.corrected'].includes(change.type)) return ''
  const moved = change.type === 'visit.rescheduled' ? startMoved(change, before) : undefined
  return `: ${moved ?? formatList(fieldsIn(change))}`
}

/** From the old start to the new one: by the hour within a day, else by the day. */
function startMoved({ data: after }: VisitChange, { data: before }: VisitChange): string | undefined {
  if (after.start === before.start) return undefined
  const hours = [timeOf(before.start), timeOf(after.start)] as const
  const isSameDay = dayOf(before.start) === dayOf(after.start)
  return isSameDay && hours[0] !== undefined && hours[1] !== undefined
    ? visitFileWords().fromTo(hours[0], hours[1])
    : visitFileWords().fromTo(withTime(before.start), withTime(after.start))
}

const withTime = (start: string): string => [formatDate(start), timeOf(start)].filter(Boolean).join(', ')

/** The fields that a change touched, each once. */
function fieldsIn({ changed }: VisitChange): string[] {
  const names: Readonly<Record<string, string>> = visitFileWords().fields
  const words = changed
    .map((pointer) => names[pointer.split('/')[1] ?? ''])
    .filter((word) => word !== undefined)
  return [...new Set(words)]
}
