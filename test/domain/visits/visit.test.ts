import {
  visit as visitSchema,
  visitInput,
  visitStatus,
  type VisitStatus,
} from '../../../contract/visits/schemas'
import { countriesOfVisit, recordVisit, changeVisitStatus } from '../../../domain/visits/visit'
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

const ALL = visitStatus.options
const ALLOWED: Readonly<Record<VisitStatus, readonly VisitStatus[]>> = {
  planned: ['confirmed', 'postponed', 'cancelled', 'void'],
  confirmed: ['completed', 'planned', 'postponed', 'cancelled', 'void'],
  postponed: ['planned', 'confirmed', 'void'],
  completed: ['void'],
  cancelled: ['planned', 'confirmed', 'void'],
  void: [],
}
const isReinstated = (from: VisitStatus, to: VisitStatus): boolean =>
  ['postponed', 'cancelled'].includes(from) && ['planned', 'confirmed'].includes(to)
const typeOf = (from: VisitStatus, to: VisitStatus): string =>
  isReinstated(from, to) ? 'visit.reinstated' : `visit.${to === 'void' ? 'voided' : to}`
const STEPS = ALL.flatMap((from) => ALL.map((to) => [from, to] as const))
const POSSIBLE = STEPS.filter(([from, to]) => ALLOWED[from].includes(to))

describe('the status of a visit', () => {
  test.each(POSSIBLE)('can change from %s to %s', (from, to) => {
    const before = visitThatIs(from)
    const { thing, change } = changeVisitStatus(before, { status: to, reason: 'because' }, BERLIN, momentAt())
    expect(thing).toMatchObject({ status: to, statusReason: 'because', version: before.version + 1 })
    expect(change.type).toBe(typeOf(from, to))
    expect(change.reason).toBe('because')
    expect(change.changed).toContain('/status')
  })

  test.each(STEPS.filter(([from, to]) => !ALLOWED[from].includes(to)))(
    'cannot change from %s to %s',
    (from, to) => {
      const refusal = refusalOf(() =>
        changeVisitStatus(visitThatIs(from), { status: to, reason: 'because' }, BERLIN, momentAt()),
      )
      expect(refusal).toMatchObject({ code: 'forbidden-step', details: { allowed: ALLOWED[from] } })
      for (const step of ALLOWED[from]) expect(refusal.message).toContain(step)
    },
  )

  const withoutReason = (from: VisitStatus, to: VisitStatus) =>
    changeVisitStatus(visitThatIs(from), { status: to }, BERLIN, momentAt())
  const needsReason = (from: VisitStatus, to: VisitStatus): boolean =>
    isReinstated(from, to) || ['postponed', 'cancelled', 'void'].includes(to)

  test.each(POSSIBLE.filter(([from, to]) => needsReason(from, to)))(
    'needs a reason to change from %s to %s',
    (from, to) => {
      const refusal = refusalOf(() => withoutReason(from, to))
      expect([refusal.code, ...pointersOf(refusal)]).toEqual(['invalid', '/reason'])
      expect(refusal.details.faults?.[0]?.message).toContain(typeOf(from, to).replace('visit.', 'visit is '))
    },
  )

  test.each(POSSIBLE.filter(([from, to]) => !needsReason(from, to)))(
    'needs no reason to change from %s to %s',
    (from, to) => expect(withoutReason(from, to).thing).not.toHaveProperty('statusReason'),
  )

  test('takes an outcome when it becomes completed, in place of an earlier one', () => {
    const confirmed = { ...visitThatIs('confirmed'), outcome: { de: 'Alt' } }
    const complete = (outcome?: { en: string }) =>
      changeVisitStatus(confirmed, { status: 'completed', outcome }, BERLIN, momentAt())
    expect(complete({ en: 'A memorandum.' }).thing.outcome).toEqual({ en: 'A memorandum.' })
    expect(complete({ en: 'A memorandum.' }).change.changed).toContain('/outcome/en')
    expect(complete().thing.outcome).toEqual({ de: 'Alt' })
  })

  test.each(['confirmed', 'postponed', 'cancelled', 'void'] as const)(
    'takes no outcome to become %s',
    (status) => {
      const step = { status, reason: 'because', outcome: { en: 'A memorandum.' } }
      const refusal = refusalOf(() => changeVisitStatus(recordedVisit(), step, BERLIN, momentAt()))
      expect([refusal.code, ...pointersOf(refusal)]).toEqual(['invalid', '/outcome'])
    },
  )

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

describe('the countries of a visit', () => {
  const { hosts, guests } = recordedVisit(visitBody({ guests: [guest, { ...guest, country: 'BR' }] }))

  test('are those of the guests if incoming, and of the partnership', () => {
    expect(countriesOfVisit({ direction: 'incoming', hosts, guests }, 'PL')).toEqual(['BR', 'PL', 'TR'])
  })

  test('are those of the hosts if outgoing', () => {
    expect(countriesOfVisit({ direction: 'outgoing', hosts, guests }, undefined)).toEqual(['DE'])
  })
})
