import { partnershipSummary } from '../../../contract/partnerships/schemas'
import type { Visit } from '../../../contract/visits/schemas'
import { summaryOf } from '../../../domain/partnerships/summary'
import { foundedBy, recordedPartnership, understood, visitThatIs, archiveVisitBody } from '../shared/builders'

const istanbul = foundedBy(recordedPartnership())
const last: Visit = visitThatIs('completed')
const nothing = { anniversary: undefined, completed: [], entries: 0, last: undefined }
const of = (facts: Partial<Parameters<typeof summaryOf>[1]>, today = '2026-11-17') =>
  understood(partnershipSummary, summaryOf('istanbul', { ...nothing, ...facts }, today))

describe('the summary of a partnership', () => {
  test('has zero counts without visits and entries', () => {
    expect(of({})).toEqual({ partnershipId: 'istanbul', visits: { incoming: 0, outgoing: 0 }, entries: 0 })
  })

  test('counts visits by direction, without those of unknown direction', () => {
    const completed = ['incoming', 'outgoing', 'incoming', undefined].map((direction) => ({ direction }))
    expect(of({ completed, entries: 7 })).toMatchObject({ visits: { incoming: 2, outgoing: 1 }, entries: 7 })
  })

  test.each([
    ['2024-06-19', '2024-11-17', '2024-11-17'],
    ['2024-11-17', '2024-11-17', '2024-11-17'],
    ['2024-11-18', '2025-11-17', '2029-11-17'],
    ['1980-01-01', '1990-11-17', '1990-11-17'],
  ])('has, on %s, the next occurrence on %s and the next milestone on %s', (today, next, milestone) => {
    expect(of({ anniversary: istanbul }, today)).toMatchObject({
      nextOccurrence: { anniversaryId: 'partnership-istanbul', on: next },
      nextMilestone: { on: milestone, milestone: true },
    })
  })

  test('has no next occurrence while its anniversary is muted', () => {
    const summary = of({ anniversary: { ...istanbul, status: 'muted' } })
    expect(Object.keys(summary)).toEqual(['partnershipId', 'visits', 'entries'])
  })

  test('has the last visit, with its occasion if known', () => {
    const { id, direction, start, occasion } = last
    expect(of({ last }).lastVisit).toEqual({ visitId: id, direction, start, occasion })
    const archived = visitThatIs('void', archiveVisitBody())
    expect(of({ last: archived }).lastVisit).toEqual({ visitId: id, direction, start: '1913' })
  })
})
