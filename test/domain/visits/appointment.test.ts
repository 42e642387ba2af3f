import { visitInput } from '../../../contract/visits/schemas'
import { recordVisit, updateVisit } from '../../../domain/visits/visit'
import { visitWarnings } from '../../../domain/visits/visit-warnings'
import {
  archiveVisitBody,
  BERLIN,
  faultsOf,
  momentAt,
  recordedVisit,
  refusalOf,
  understood,
  visitBody,
} from '../shared/builders'

const appointment = (accreditationUntil: string, kind = 'photo') => ({
  appointment: { kind, accreditationUntil },
})
const faultsIn = (body: object) =>
  refusalOf(() => recordVisit(understood(visitInput, body), BERLIN, momentAt())).details.faults

describe('the appointment for the press', () => {
  test('has a kind and a deadline', () => {
    expect(recordedVisit(visitBody(appointment('2026-11-16T12:00', 'word-and-photo'))).appointment).toEqual({
      kind: 'word-and-photo',
      accreditationUntil: '2026-11-16T12:00',
    })
    expect(faultsOf(visitInput, visitBody({ appointment: {} }))).toEqual([
      '/appointment/kind: is missing',
      '/appointment/accreditationUntil: is missing',
    ])
    expect(faultsOf(visitInput, visitBody(appointment('soon', 'interview')))).toHaveLength(2)
  })

  test.each([
    ['the end', { end: '2026-11-17T12:00' }, '2026-11-17T12:00'],
    ['the day of the end', { end: '2026-11-17T12:00' }, '2026-11-17'],
    ['the start, if the end is open', { end: undefined }, '2026-11-17T10:00'],
    ['a day of a month in which the visit is', { start: '2026-11', end: undefined }, '2026-11-30'],
    ['years before', {}, '2020'],
  ])('may have its deadline at %s', (_when, times, deadline) => {
    expect(recordedVisit(visitBody({ ...times, ...appointment(deadline) })).appointment).toMatchObject({
      accreditationUntil: deadline,
    })
  })

  test.each([
    ['a minute after the end', { end: '2026-11-17T12:00' }, '2026-11-17T12:01', 'end'],
    ['the day after the end', { end: '2026-11-17' }, '2026-11-18T00:00', 'end'],
    ['a minute after the start, if the end is open', { end: undefined }, '2026-11-17T10:01', 'start'],
    ['the month after', { start: '2026-11', end: undefined }, '2026-12', 'start'],
  ])('must not have its deadline %s', (_when, times, deadline, field) => {
    expect(faultsIn(visitBody({ ...times, ...appointment(deadline) }))).toEqual([
      { pointer: '/appointment/accreditationUntil', message: `must not be after \`${field}\`` },
    ])
  })

  test('must not be left behind by a visit that ends earlier now', () => {
    const before = recordedVisit(visitBody(appointment('2026-11-17T11:30')))
    const refusal = refusalOf(() => updateVisit(before, { end: '2026-11-17T11:00' }, BERLIN, momentAt()))
    expect(refusal.details.faults).toEqual([
      { pointer: '/appointment/accreditationUntil', message: 'must not be after `end`' },
    ])
  })

  test('gives a visit of whole days the time zone of the office, if its deadline has an hour', () => {
    const visit = { start: '2026-11-17', end: undefined }
    expect(recordedVisit(archiveVisitBody({ ...visit, ...appointment('2026-11-16T12:00') })).timeZone).toBe(
      BERLIN,
    )
    expect(recordedVisit(archiveVisitBody({ ...visit, ...appointment('2026-11-16') }))).not.toHaveProperty(
      'timeZone',
    )
  })

  test('is removed by a patch', () => {
    const before = recordedVisit(visitBody(appointment('2026-11-16')))
    const next = updateVisit(before, { appointment: null }, BERLIN, momentAt())
    expect(next?.thing).not.toHaveProperty('appointment')
    expect(next?.change).toMatchObject({ type: 'visit.updated', changed: ['/appointment'] })
  })

  test('gives a warning if the clocks skip the hour of its deadline', () => {
    const times = { start: '2026-11-17T10:00', end: undefined }
    const before = recordedVisit(visitBody({ ...times, ...appointment('2026-03-28T02:30') }))
    const after = recordedVisit(visitBody({ ...times, ...appointment('2026-03-29T02:30') }))
    expect(visitWarnings(after, BERLIN, before).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['skipped-hour', '/appointment/accreditationUntil'],
    ])
    expect(visitWarnings(after, BERLIN, after)).toEqual([])
  })
})
