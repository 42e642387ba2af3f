import { visit as visitSchema, visitInput, type VisitStatus } from '../../../contract/visits/schemas'
import {
  correctVisit,
  countriesOfVisit,
  recordVisit,
  changeVisitStatus,
  updateVisit,
} from '../../../domain/visits/visit'
import {
  archiveVisitBody,
  BERLIN,
  crowd,
  guest,
  host,
  momentAt,
  pointersOf,
  recordedVisit,
  refusalOf,
  understood,
  visitBody,
  visitThatIs,
} from '../shared/builders'

const record = (body: object) => recordVisit(understood(visitInput, body), BERLIN, momentAt())
const update = (patch: object, before = recordedVisit()) => updateVisit(before, patch, BERLIN, momentAt())
const correct = (patch: object, before = visitThatIs('completed')) =>
  correctVisit(before, { patch, reason: 'a wrong name' }, BERLIN, momentAt())

describe('recording a visit', () => {
  const { thing: visit, change } = record(visitBody())

  test('applies the defaults: planned and internal, with a new id', () => {
    expect(visit).toMatchObject({ status: 'planned', version: 1, origin: 'live' })
    expect(record(visitBody({ visibility: undefined })).thing.visibility).toBe('internal')
    expect(visit.id).toBe('0199aaaa-0000-7000-8000-000000000001')
    expect(change).toMatchObject({
      type: 'visit.planned',
      subject: `visits/${visit.id}`,
      sequence: 1,
      data: visit,
    })
  })

  test('conforms to the schema', () => {
    expect(understood(visitSchema, visit)).toEqual(visit)
  })

  test('adds the time zone of the office to local times', () => {
    expect(visit.timeZone).toBe(BERLIN)
    expect(record(visitBody({ timeZone: 'Asia/Tokyo' })).thing.timeZone).toBe('Asia/Tokyo')
    expect(record(visitBody({ start: '2026-11-17' })).thing.timeZone).toBe(BERLIN)
    expect(record(visitBody({ start: '2026', end: undefined })).thing).not.toHaveProperty('timeZone')
  })

  test('gives people their ids', () => {
    expect(visit.hosts.map(({ personId }) => personId)).toEqual(['kai-wegner'])
    expect(visit.guests.map(({ personId }) => personId)).toEqual(['ekrem-imamoglu'])
  })

  test.each([
    ['planned', 'visit.planned'],
    ['completed', 'visit.completed'],
    ['cancelled', 'visit.cancelled'],
  ])('accepts an archive visit that is %s, without guests, countries and reason', (status, type) => {
    const archived = record(archiveVisitBody({ status }))
    expect(archived.thing).toMatchObject({ status, origin: 'archive', guests: [] })
    expect(archived.change.type).toBe(type)
    expect(archived.change).not.toHaveProperty('reason')
  })

  test('keeps the reason of an archive visit', () => {
    const cancelled = record(archiveVisitBody({ status: 'cancelled', statusReason: 'Fog' }))
    expect([cancelled.thing.statusReason, cancelled.change.reason]).toEqual(['Fog', 'Fog'])
  })
})

describe('the duration of a visit', () => {
  test.each([
    ['31 days', '2026-01-01T00:00', '2026-02-01T23:59'],
    ['31 days in a leap year', '2024-02-10', '2024-03-12'],
    ['no time at all', '2026-11-17T10:00', '2026-11-17T10:00'],
    ['to the end of the month after, where only months are known', '2024-06', '2024-07'],
    ['to the month it starts in', '2024-06-19', '2024-06'],
    ['to the last day that there is', '9999-12-20', '9999-12-31'],
  ])('may be %s', (_how, start, end) => {
    expect(recordedVisit(visitBody({ start, end }))).toMatchObject({ start, end })
  })

  test.each([
    ['32 days', '2026-01-01', '2026-02-02'],
    ['32 days in a leap year', '2024-02-10', '2024-03-13'],
    ['32 days, perhaps', '2024-06-01', '2024-07'],
    ['less than nothing', '2026-11-17T10:00', '2026-11-17T09:59'],
    ['to a month before', '2026-11', '2026-10'],
  ])('must not be %s', (_how, start, end) => {
    expect(pointersOf(refusalOf(() => record(visitBody({ start, end }))))).toEqual(['/end'])
  })
})

test('a visit has at most thirty people', () => {
  expect(recordedVisit(visitBody({ hosts: crowd(5, host), guests: crowd(25) })).guests).toHaveLength(25)
  const many = visitBody({ hosts: crowd(5, host), guests: crowd(26), end: '2025' })
  expect(pointersOf(refusalOf(() => record(many)))).toEqual(['/guests', '/end'])
})

const ALL: readonly VisitStatus[] = ['planned', 'confirmed', 'completed', 'cancelled', 'void']
const ALLOWED: Readonly<Record<VisitStatus, readonly VisitStatus[]>> = {
  planned: ['confirmed', 'cancelled', 'void'],
  confirmed: ['completed', 'cancelled', 'void'],
  completed: ['void'],
  cancelled: ['void'],
  void: [],
}
const STEPS = ALL.flatMap((from) => ALL.map((to) => [from, to] as const))

describe('the status of a visit', () => {
  test.each(STEPS.filter(([from, to]) => ALLOWED[from].includes(to)))(
    'can change from %s to %s',
    (from, to) => {
      const before = visitThatIs(from)
      const { thing, change } = changeVisitStatus(
        before,
        { status: to, reason: 'because' },
        BERLIN,
        momentAt(),
      )
      expect(thing).toMatchObject({ status: to, statusReason: 'because', version: before.version + 1 })
      expect(change.type).toBe(`visit.${to === 'void' ? 'voided' : to}`)
      expect(change.changed).toContain('/status')
    },
  )

  test.each(STEPS.filter(([from, to]) => !ALLOWED[from].includes(to)))(
    'cannot change from %s to %s',
    (from, to) => {
      const refusal = refusalOf(() =>
        changeVisitStatus(visitThatIs(from), { status: to, reason: 'because' }, BERLIN, momentAt()),
      )
      expect(refusal).toMatchObject({ code: 'forbidden-step', details: { allowed: ALLOWED[from] } })
    },
  )

  test.each(['cancelled', 'void'] as const)('needs a reason to become %s', (status) => {
    const refusal = refusalOf(() => changeVisitStatus(recordedVisit(), { status }, BERLIN, momentAt()))
    expect([refusal.code, ...pointersOf(refusal)]).toEqual(['invalid', '/reason'])
  })

  test('needs no reason to become confirmed, and drops an older one', () => {
    const { statusReason } = changeVisitStatus(
      { ...recordedVisit(), statusReason: 'moved' },
      { status: 'confirmed' },
      BERLIN,
      momentAt(),
    ).thing
    expect(statusReason).toBeUndefined()
  })
})

describe('patching a visit', () => {
  test.each([
    ['the start', { start: '2026-11-17T09:00' }],
    ['the end', { end: null }],
    ['the time zone', { timeZone: 'Asia/Tokyo' }],
    ['the venues', { venues: ['Schloss Bellevue'] }],
  ])('is of type rescheduled if %s differs', (_what, patch) => {
    expect(update(patch)?.change.type).toBe('visit.rescheduled')
  })

  test('is of type updated otherwise', () => {
    const next = update({ occasion: { tr: '35 yıl' } })
    expect(next?.change).toMatchObject({ type: 'visit.updated', sequence: 2, changed: ['/occasion/tr'] })
    expect(next?.thing.occasion).toHaveProperty('de', '35 Jahre Städtepartnerschaft Berlin-Istanbul')
  })

  test('makes no change if nothing differs', () => {
    expect(update({ direction: 'incoming', notes: null })).toBeUndefined()
  })

  test('gives new people their ids, and resets an id to its default', () => {
    const guests = [
      { ...guest, personId: 'ekrem-imamoglu-2' },
      { ...guest, name: 'Ana Souza' },
    ]
    expect(update({ guests })?.thing.guests.map(({ personId }) => personId)).toEqual([
      'ekrem-imamoglu-2',
      'ana-souza',
    ])
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
    expect(pointersOf(refusalOf(() => correct({ guests: [{}] })))).toContain('/patch/guests/0/name')
  })

  test.each([
    ['planned', ['PATCH']],
    ['confirmed', ['PATCH']],
    ['void', []],
  ] as const)('is rejected while the visit is %s', (status, allowed) => {
    expect(refusalOf(() => correct({ notes: 'x' }, visitThatIs(status)))).toMatchObject({
      code: 'forbidden-step',
      details: { allowed },
    })
  })
})

describe('the countries of a visit', () => {
  const { hosts, guests } = recordedVisit(visitBody({ guests: [guest, { ...guest, country: 'BR' }] }))

  test('are those of the guests if incoming, and of the partnership', () => {
    expect(countriesOfVisit({ direction: 'incoming', hosts, guests }, 'PL')).toEqual(['BR', 'PL', 'TR'])
  })

  test('are those of the hosts if outgoing', () => {
    expect(countriesOfVisit({ direction: 'outgoing', hosts, guests }, undefined)).toEqual(['DE'])
  })
})
