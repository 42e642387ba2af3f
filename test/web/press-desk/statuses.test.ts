import { offerOf, statusIn, STATUSES, type Viewer } from '../../../web/pages/press-desk/statuses'
import { noticeStatus } from '../../../contract/notices/schemas'

const PRESS: Viewer = { sub: 'petra', mayCompose: true, mayDecide: true }
const OFFICER: Viewer = { sub: 'ada', mayCompose: true, mayDecide: false }
const READER: Viewer = { sub: 'leo', mayCompose: false, mayDecide: false }

const NOW = '2026-11-17T09:00:00.000Z'

type Offered = Parameters<typeof offerOf>[0]
const notice = (fields: Partial<Offered>): Offered => ({
  writtenBy: 'ada',
  status: 'draft',
  isStale: false,
  fourEyes: true,
  ...fields,
})

const offered = (fields: Partial<Offered>, viewer: Viewer) => offerOf(notice(fields), viewer, NOW)

test('the pages know the statuses of the contract', () => {
  expect(STATUSES).toEqual(noticeStatus.options)
})

test('a status stands in the address, and another word is none', () => {
  expect(statusIn(new URLSearchParams('status=issued'))).toBe('issued')
  expect(statusIn(new URLSearchParams('status=toString'))).toBeUndefined()
  expect(statusIn(new URLSearchParams())).toBeUndefined()
})

test('a draft is approved by somebody else than the person who wrote last', () => {
  expect(offered({}, PRESS).steps).toEqual(['approve', 'edit', 'recompose'])
  expect(offered({ writtenBy: 'petra' }, PRESS)).toEqual({
    steps: ['edit', 'recompose'],
    hint: 'secondPerson',
  })
  expect(offered({ isStale: true }, PRESS).steps).toEqual(['recompose', 'edit'])
  expect(offered({}, OFFICER)).toEqual({ steps: ['edit', 'recompose'], hint: 'pressOffice' })
})

test('a draft is approved by the person who wrote last where the stage allows it', () => {
  expect(offered({ writtenBy: 'petra', fourEyes: false }, PRESS).steps).toContain('approve')
})

test('an approved notice is issued once its embargo is over, and never with facts that have changed', () => {
  expect(offered({ status: 'approved' }, PRESS).steps).toEqual(['issue', 'edit', 'recompose'])
  expect(offered({ status: 'approved', embargoedUntil: NOW }, PRESS).steps).toContain('issue')
  const later = '2026-11-17T09:01:00.000Z'
  expect(offered({ status: 'approved', embargoedUntil: later }, PRESS).hint).toBe('atMinute')
  expect(offered({ status: 'approved', isStale: true }, PRESS)).toEqual({
    steps: ['recompose', 'edit'],
    hint: 'stale',
  })
})

test('the press office alone corrects and retracts what is issued', () => {
  for (const status of ['issued', 'corrected'] as const) {
    expect(offered({ status }, PRESS).steps).toEqual(['correct', 'retract'])
    expect(offered({ status }, OFFICER).steps).toEqual([])
  }
  expect(offered({ status: 'retracted' }, PRESS).steps).toEqual([])
})

test('a reader is offered nothing', () => {
  for (const status of STATUSES) expect(offered({ status }, READER).steps).toEqual([])
})
