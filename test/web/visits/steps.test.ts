import { visitStatus, type VisitStatus } from '../../../contract/visits/schemas'
import { changeVisitStatus } from '../../../domain/visits/visit'
import { actionOf, hasBegun, needsReason, stepsOf } from '../../../web/pages/visits/steps'
import { BERLIN, momentAt, refusalOf, visitThatIs } from '../../domain/shared/builders'

test.each([
  ['2026-11-17T10:00', '2026-11-17', true],
  ['2026-11-17T10:00', '2026-11-16', false],
  ['2026-11-17', '2026-11-18', true],
  ['2026-11', '2026-11-01', true],
  ['2026-12', '2026-11-30', false],
  ['2026', '2026-01-01', true],
])('a visit that starts on %s has begun on %s: %s', (start, today, expected) => {
  expect(hasBegun({ start }, today)).toBe(expected)
})

const stepsTo = (status: VisitStatus, today = '2026-11-17') =>
  stepsOf({ status, start: '2026-11-17T10:00' }, today).map(({ to }) => to)

test('offers the completion of a confirmed visit once it has begun', () => {
  expect(stepsTo('confirmed', '2026-11-16')).toEqual(['planned', 'postponed', 'cancelled', 'void'])
  expect(stepsTo('confirmed')).toEqual(['completed', 'planned', 'postponed', 'cancelled', 'void'])
})

test.each(visitStatus.options)('offers the steps that the API allows of a visit that is %s', (from) => {
  const step = (status: VisitStatus) =>
    changeVisitStatus(visitThatIs(from), { status, reason: 'because' }, BERLIN, momentAt())
  // A step to the status that the visit has is allowed nowhere.
  const { allowed } = refusalOf(() => step(from)).details
  expect(stepsTo(from).toSorted()).toEqual([...(allowed ?? [])].toSorted())
})

const REASONS = visitStatus.options.flatMap((from) => stepsTo(from).map((to) => [from, to] as const))

test.each(REASONS)('asks for the reason of a step from %s to %s where the API requires it', (from, to) => {
  const step = () => changeVisitStatus(visitThatIs(from), { status: to }, BERLIN, momentAt())
  const isRequired = needsReason(actionOf(from, to))
  expect(isRequired ? refusalOf(step).code : step().thing.status).toBe(isRequired ? 'invalid' : to)
})

test('offers what leads to the visit first', () => {
  const onward = (status: VisitStatus) =>
    stepsOf({ status, start: '2026-11-17' }, '2026-11-17')
      .filter(({ isOnward }) => isOnward)
      .map(({ action }) => action)
  expect(onward('planned')).toEqual(['confirmed'])
  expect(onward('confirmed')).toEqual(['completed'])
  expect(onward('postponed')).toEqual(['reinstatedPlanned', 'reinstatedConfirmed'])
  expect(onward('cancelled')).toEqual([])
})
