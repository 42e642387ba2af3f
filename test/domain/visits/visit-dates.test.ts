import { visitInput, type VisitStatus } from '../../../contract/visits/schemas'
import { correctVisit, recordVisit, changeVisitStatus, updateVisit } from '../../../domain/visits/visit'
import {
  archiveVisitBody,
  BERLIN,
  momentAt,
  pointersOf,
  recordedVisit,
  refusalOf,
  understood,
  visitBody,
  visitThatIs,
} from '../shared/builders'

const complete = (start: string, fields: object = {}, now = '2026-11-17T09:00:00.000Z') =>
  changeVisitStatus(
    visitThatIs('confirmed', visitBody({ start, end: undefined, ...fields })),
    { status: 'completed' },
    BERLIN,
    momentAt(now),
  )

describe('completing a visit', () => {
  test.each(['2026-11-18', '2026-11-18T00:00', '2026-12', '2031'])(
    'is rejected before its first day: %s',
    (start) => {
      expect(refusalOf(() => complete(start))).toMatchObject({
        code: 'forbidden-step',
        details: { allowed: ['planned', 'postponed', 'cancelled', 'void'] },
        message: expect.stringContaining(start) as string,
      })
    },
  )

  test.each(['2026-11-17T23:00', '2026-11-17', '2026-11', '2026', '1913'])(
    'is allowed from then on: %s',
    (start) => {
      expect(complete(start).thing.status).toBe('completed')
    },
  )

  test('compares with today in the time zone of the visit', () => {
    const tokyo = { timeZone: 'Asia/Tokyo' }
    expect(complete('2026-11-18T08:00', tokyo, '2026-11-17T15:00:00.000Z').thing.status).toBe('completed')
    expect(refusalOf(() => complete('2026-11-18T08:00', tokyo, '2026-11-17T14:59:00.000Z')).code).toBe(
      'forbidden-step',
    )
  })

  test('is rejected for an archive visit in the future', () => {
    const record = (start: string, status: VisitStatus = 'completed') =>
      recordVisit(understood(visitInput, archiveVisitBody({ start, status })), BERLIN, momentAt())
    expect(pointersOf(refusalOf(() => record('2027')))).toEqual(['/start'])
    expect(record('2026').thing.status).toBe('completed')
    expect(record('2027', 'planned').thing.status).toBe('planned')
  })

  test('rejects a later correction that moves the start into the future', () => {
    const correct = (patch: object) =>
      correctVisit(visitThatIs('completed'), { patch, reason: 'misread' }, BERLIN, momentAt())
    const refusal = refusalOf(() => correct({ start: '2026-11-18T10:00', end: null }))
    expect(pointersOf(refusal)).toEqual(['/patch/start'])
    expect(correct({ start: '2026-11-16T10:00' })?.thing.start).toBe('2026-11-16T10:00')
  })
})

describe('rescheduling', () => {
  const programme = [{ on: '2027-03-09', time: '10:00', what: 'Reception' }, { what: 'Dinner' }]
  const before = recordedVisit(visitBody({ start: '2027-03-09T10:00', end: '2027-03-10T18:00', programme }))
  const days = (patch: object, visit = before) =>
    updateVisit(visit, patch, BERLIN, momentAt())?.thing.programme.map(({ on }) => on)

  test('moves the programme by the same number of days', () => {
    expect(days({ start: '2027-05-11T10:00', end: '2027-05-12T18:00' })).toEqual(['2027-05-11', undefined])
    expect(days({ start: '2027-02-28T09:00' })).toEqual(['2027-02-28', undefined])
    expect(days({ start: '2027-05-11', end: null })).toEqual(['2027-05-11', undefined])
  })

  test.each([
    ['the start stays on its day', { start: '2027-03-09T11:00' }],
    ['only the end moves', { end: '2027-03-11T18:00' }],
    ['the new day is not known', { start: '2027-05', end: null }],
    ['the patch has a programme', { start: '2027-05-11T10:00', end: null, programme: [programme[0]] }],
  ])('does not move the programme if %s', (_when, patch) => {
    expect(days(patch)?.[0]).toBe('2027-03-09')
  })

  const withDeadline = (accreditationUntil: string) =>
    recordedVisit(
      visitBody({
        start: '2027-03-09T10:00',
        end: '2027-03-10T18:00',
        programme,
        appointment: { kind: 'photo', accreditationUntil },
      }),
    )
  const deadline = (patch: object, accreditationUntil = '2027-03-08T12:00') =>
    updateVisit(withDeadline(accreditationUntil), patch, BERLIN, momentAt())?.thing.appointment
      ?.accreditationUntil
  const later = { start: '2027-05-11T09:00', end: '2027-05-12T18:00' }

  test('moves the deadline of accreditation by the same number of days, at the same hour', () => {
    expect(deadline(later)).toBe('2027-05-10T12:00')
    expect(deadline(later, '2027-03-08')).toBe('2027-05-10')
    expect(deadline({ ...later, appointment: { kind: 'pool' } })).toBe('2027-05-10T12:00')
    expect(deadline({ ...later, programme: [] })).toBe('2027-05-10T12:00')
  })

  test('does not move a deadline that the patch has, nor one whose day is not known', () => {
    expect(deadline({ ...later, appointment: { accreditationUntil: '2027-05-01' } })).toBe('2027-05-01')
    expect(deadline({ ...later, appointment: null })).toBeUndefined()
    expect(deadline(later, '2027-03')).toBe('2027-03')
    expect(deadline({ start: '2027-05', end: null })).toBe('2027-03-08T12:00')
  })

  test('moves the programme in a correction as well', () => {
    const body = visitBody({ programme: [{ on: '2026-11-17', what: 'Reception' }] })
    const correction = { patch: { start: '2026-11-16T10:00', end: null }, reason: 'misread' }
    const next = correctVisit(visitThatIs('completed', body), correction, BERLIN, momentAt())
    expect(next?.thing.programme).toEqual([{ on: '2026-11-16', what: 'Reception' }])
    expect(next?.change.changed).toContain('/programme/0/on')
  })
})
