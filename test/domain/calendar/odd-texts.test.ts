import * as fc from 'fast-check'
import { compareCalendars, odd, propertiesOf } from './odd-calendars'
import { written } from './reader'

test('1,000 occasions, names and venues add no line, and are read back unchanged', () => {
  expect(compareCalendars(100)).toBeGreaterThanOrEqual(1000)
})

test('an unfolded calendar has one line for each property', () => {
  fc.assert(
    fc.property(odd, ({ visit }) => {
      const lines = written({ visits: [{ ...visit, start: '2026-11-17', end: '2026-11-18' }] })
        .replaceAll('\r\n ', '')
        .split('\r\n')
      const expected = propertiesOf({ ...visit, start: '2026-11-17', end: '2026-11-18' }).length
      expect(lines).toHaveLength(1 + 8 + 1 + expected + 1 + 1 + 1)
    }),
  )
})
