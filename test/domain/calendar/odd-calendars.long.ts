import { compareCalendars } from './odd-calendars'

test('5,000 occasions, names and places add no line, and each is read as it was written', () => {
  expect(compareCalendars(500)).toBeGreaterThanOrEqual(5000)
})
