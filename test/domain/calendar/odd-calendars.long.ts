import { compareCalendars } from './odd-calendars'

test('5,000 occasions, names and venues add no line, and are read back unchanged', () => {
  expect(compareCalendars(500)).toBeGreaterThanOrEqual(5000)
})
