/** A killed function loses no change. The long run is `npm run test:kills`. */
import { killAtEveryPoint } from '../kills/kill'
import { KILL_POINTS } from '../kills/kill-points'

test('records a change once and delivers it at least once, unaltered, when a function is killed at each point', async () => {
  const { killed, recorded, messages, ...wrong } = await killAtEveryPoint(1)
  expect(wrong).toEqual({ lost: [], unrecorded: [], altered: [], duplicated: [] })
  expect(killed).toEqual(KILL_POINTS.map(({ name }) => ({ killPoint: name, kills: 1 })))
  expect(recorded).toBe(KILL_POINTS.length)
  expect(messages).toBeGreaterThanOrEqual(recorded)
})
