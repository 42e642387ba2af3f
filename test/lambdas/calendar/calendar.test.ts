import type { Visit } from '../../../contract/visits/schemas'
import { calendarOf, hashOf, type Calendar } from '../../../lambdas/calendar/calendar'
import { cursorsOf } from '../../../lambdas/table/cursor'
import type { Position } from '../../../lambdas/table/list'
import type { Store } from '../../../lambdas/table/store'
import { BERLIN, recordedVisit, visitBody } from '../../domain/shared/builders'

const wanted = { from: '2026-01-01', to: '2026-12-31', clearance: 'internal' } as const

const FIRST = 'a3f1d0a4-5c0e-4d7c-9a53-0f2f5a1e7b10'
const SECOND = '0c9e2b7e-3f54-4a38-8d0b-6f0c1d2e3f40'

/** A store that has nothing but so many pages of these visits. */
function calendarWith(visits: readonly Visit[], pages: number): Calendar & { readonly read: () => number } {
  let read = 0
  const next: Position = { pk: 'visits/1', sk: 'thing', listSk: '2026' }
  const store: Pick<Store, 'readPage' | 'readAllSummaries' | 'readThings'> = {
    readPage: async <Thing>() => {
      read += 1
      const items = visits as unknown as Thing[]
      return read < pages ? { items, next } : { items }
    },
    readAllSummaries: async () => [],
    readThings: async () => new Map(),
  }
  return {
    store: store as Store,
    cursors: cursorsOf('test'),
    officeZone: BERLIN,
    now: () => new Date(),
    newSecret: () => '',
    installation: async () => FIRST,
    read: () => read,
  }
}

const outcome = (length: number): Visit => ({ ...recordedVisit(), outcome: { de: 'x'.repeat(length) } })
const hundred = (visit: Visit): Visit[] => Array.from({ length: 100 }, () => visit)

test('a calendar that a function can just answer is answered', async () => {
  const text = await calendarOf(wanted, calendarWith(hundred(outcome(48_000)), 1))
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(100)
})

test('one that is too large for an answer is refused, with what to do', async () => {
  await expect(calendarOf(wanted, calendarWith(hundred(outcome(56_000)), 1))).rejects.toMatchObject({
    code: 'too-large',
    message: 'The calendar would be too large. Request fewer days, or only some kinds.',
  })
})

test('nor is more read than any answer could hold', async () => {
  const calendar = calendarWith(hundred(recordedVisit()), 10_000)
  await expect(calendarOf(wanted, calendar)).rejects.toMatchObject({ code: 'too-large' })
  expect(calendar.read()).toBe(201)
})

test('visits above a clearance are left out', async () => {
  const visits = (['internal', 'press', 'public'] as const).map((visibility) =>
    recordedVisit(visitBody({ visibility, occasion: { de: visibility } })),
  )
  const seen = async (clearance: 'internal' | 'press' | 'public') => {
    const text = await calendarOf({ ...wanted, clearance }, calendarWith(visits, 1))
    return [...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title)
  }
  expect(await seen('internal')).toEqual(['internal', 'press', 'public'])
  expect(await seen('press')).toEqual(['press', 'public'])
  expect(await seen('public')).toEqual(['public'])
})

// As Python's uuid.uuid5 computes them.
const UID_OF_VISIT = 'e61ea36c-0ba0-5839-9528-144b2fbff120'
const UID_OF_DEADLINE = '2c6c077b-9a07-563a-a6cc-ca8d822cb579'

test('the UID of an event is a UUID of the installation and the subject of the event', async () => {
  const visit = recordedVisit(visitBody({ appointment: { kind: 'photo', accreditationUntil: '2026-11-16' } }))
  const uidsAt = async (installation: string) => {
    const text = await calendarOf(wanted, {
      ...calendarWith([visit], 1),
      installation: async () => installation,
    })
    return [...text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid)
  }
  expect(await uidsAt(FIRST)).toEqual([UID_OF_VISIT, UID_OF_DEADLINE])
  expect(await uidsAt(FIRST)).toEqual([UID_OF_VISIT, UID_OF_DEADLINE])
  expect(new Set([...(await uidsAt(FIRST)), ...(await uidsAt(SECOND))]).size).toBe(4)
})

test('of a secret its SHA-256 is kept', () => {
  expect(hashOf('')).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU')
})
