import type { Visit } from '../../../contract/visits/schemas'
import { changeVisitStatus } from '../../../domain/visits/visit'
import { BERLIN, momentAt, recordedVisit, visitBody, visitThatIs } from '../shared/builders'
import { eventsOf, read, valueOf, written } from './reader'

test('a postponed visit leaves the calendar with its deadline, and is in it again under its UID when it is reinstated', () => {
  const body = visitBody({ appointment: { kind: 'photo', accreditationUntil: '2026-11-16' } })
  const events = (visit: Visit) => eventsOf(read(written({ visits: [visit] })))
  const planned = recordedVisit(body)
  const postponed = visitThatIs('postponed', body)
  const step = { status: 'confirmed', reason: 'The strike is off.' } as const
  const reinstated = changeVisitStatus(postponed, step, BERLIN, momentAt()).thing
  expect(events(postponed)).toEqual([])
  expect(written({ visits: [postponed] })).not.toContain('BEGIN:VTIMEZONE')
  expect(events(reinstated).map((event) => [valueOf(event, 'status'), valueOf(event, 'sequence')])).toEqual([
    ['CONFIRMED', '3'],
    ['CONFIRMED', '3'],
  ])
  expect(events(reinstated).map((event) => valueOf(event, 'uid'))).toEqual(
    events(planned).map((event) => valueOf(event, 'uid')),
  )
})
