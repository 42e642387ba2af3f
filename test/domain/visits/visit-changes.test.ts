import { correctVisit, updateVisit } from '../../../domain/visits/visit'
import {
  archiveVisitBody,
  BERLIN,
  crowd,
  host,
  momentAt,
  pointersOf,
  recordedVisit,
  refusalOf,
  visitBody,
  visitThatIs,
} from '../shared/builders'

const update = (patch: object, before = recordedVisit()) => updateVisit(before, patch, BERLIN, momentAt())
const correct = (patch: object, before = visitThatIs('completed')) =>
  correctVisit(before, { patch, reason: 'a wrong name' }, BERLIN, momentAt())

describe('patching a visit', () => {
  test.each([
    ['the start', { start: '2026-11-17T09:00' }],
    ['the end', { end: null }],
    ['the time zone', { timeZone: 'Asia/Tokyo' }],
    ['the venues', { venues: ['Schloss Bellevue'] }],
  ])('is of type rescheduled if %s differs', (_what, patch) => {
    expect(update(patch)?.change.type).toBe('visit.rescheduled')
  })

  test('has its reason in the change alone', () => {
    const patch = { start: '2026-11-17T09:00' }
    const next = updateVisit(recordedVisit(), patch, BERLIN, momentAt(), 'The flight arrives earlier.')
    expect(next?.change).toMatchObject({ type: 'visit.rescheduled', reason: 'The flight arrives earlier.' })
    expect(JSON.stringify(next?.thing)).not.toContain('flight')
    expect(update(patch)?.change).not.toHaveProperty('reason')
  })

  test('is of type updated otherwise', () => {
    const next = update({ occasion: { tr: '35 yıl' } })
    expect(next?.change).toMatchObject({ type: 'visit.updated', sequence: 2, changed: ['/occasion/tr'] })
    expect(next?.thing.occasion).toHaveProperty('de', '35 Jahre Städtepartnerschaft Berlin-Istanbul')
  })

  test('makes no change if nothing differs', () => {
    expect(update({ direction: 'incoming', notes: null })).toBeUndefined()
  })

  test('is rejected with every fault of the result', () => {
    expect(pointersOf(refusalOf(() => update({ end: '2026-11-16', hosts: crowd(30, host) })))).toEqual([
      '/guests',
      '/end',
    ])
    expect(pointersOf(refusalOf(() => update({ guests: [], kind: null })))).toEqual(['/kind', '/guests'])
  })

  test('restores the time zone of the office if it is removed', () => {
    const inTokyo = recordedVisit(visitBody({ timeZone: 'Asia/Tokyo' }))
    expect(update({ timeZone: null }, inTokyo)?.thing.timeZone).toBe(BERLIN)
  })

  test('may remove the guests of an archive visit', () => {
    const archived = recordedVisit(archiveVisitBody({ guests: [{ office: 'King of Norway' }] }))
    expect(update({ guests: [] }, archived)?.thing.guests).toEqual([])
  })

  test('reschedules a postponed visit, which stays postponed, and its programme moves along', () => {
    const postponed = visitThatIs(
      'postponed',
      visitBody({ programme: [{ on: '2026-11-17', what: 'Dinner' }] }),
    )
    const next = update({ start: '2027-05-11T10:00', end: '2027-05-11T12:00' }, postponed)
    expect(next?.change.type).toBe('visit.rescheduled')
    expect(next?.thing).toMatchObject({
      status: 'postponed',
      statusReason: 'because',
      programme: [{ on: '2027-05-11', what: 'Dinner' }],
    })
  })

  test.each(['completed', 'cancelled'] as const)(
    'is rejected if the visit is %s, and names corrections',
    (status) => {
      const visit = visitThatIs(status)
      const refusal = refusalOf(() => update({ notes: 'x' }, visit))
      expect(refusal).toMatchObject({ code: 'forbidden-step', details: { allowed: ['corrections'] } })
      expect(refusal.message).toContain(`/v1/visits/${visit.id}/corrections`)
    },
  )

  test('is rejected if the visit is void', () => {
    expect(refusalOf(() => update({ notes: 'x' }, visitThatIs('void'))).details.allowed).toEqual([])
  })
})

describe('correcting a visit', () => {
  test.each(['completed', 'cancelled'] as const)(
    'changes a visit that is %s, and records the reason',
    (status) => {
      const next = correct({ notes: 'Rain.' }, visitThatIs(status))
      expect(next?.thing).toMatchObject({ status, notes: 'Rain.' })
      expect(next?.change).toMatchObject({
        type: 'visit.corrected',
        reason: 'a wrong name',
        changed: ['/notes'],
      })
    },
  )

  test('makes no change if nothing differs', () => {
    expect(correct({ kind: 'partner-city-visit' })).toBeUndefined()
  })

  test('reports faults with pointers below /patch', () => {
    expect(pointersOf(refusalOf(() => correct({ end: '2025', start: '2026' })))).toEqual(['/patch/end'])
    expect(pointersOf(refusalOf(() => correct({ guests: [{}] })))).toContain('/patch/guests/0/office')
  })

  test.each([
    ['planned', ['PATCH']],
    ['confirmed', ['PATCH']],
    ['postponed', ['PATCH']],
    ['void', []],
  ] as const)('is rejected while the visit is %s', (status, allowed) => {
    expect(refusalOf(() => correct({ notes: 'x' }, visitThatIs(status)))).toMatchObject({
      code: 'forbidden-step',
      details: { allowed },
    })
  })
})
