/** A killed function loses no change. The long run is `npm run test:kills`. */
import { killAtEveryPoint } from '../kills/kill'
import { KILL_POINTS } from '../kills/kill-points'
import { killAtTheMinute, NOTICE_KILL_POINTS } from '../kills/notice-kills'

test('records a change once and delivers it at least once, unaltered, when a function is killed at each point', async () => {
  const { killed, recorded, messages, ...wrong } = await killAtEveryPoint(1)
  expect(wrong).toEqual({ lost: [], unrecorded: [], altered: [], duplicated: [] })
  expect(killed).toEqual(KILL_POINTS.map(({ name }) => ({ killPoint: name, kills: 1 })))
  expect(recorded).toBe(KILL_POINTS.length)
  expect(messages).toBeGreaterThanOrEqual(recorded)
})

test('issues a notice once, after its minute, when the function is killed at each of its calls', async () => {
  const { kills, ...wrong } = await killAtTheMinute(1)
  expect(wrong).toEqual({ missing: [], repeated: [], early: [] })
  expect(kills).toBe(NOTICE_KILL_POINTS.length)
})
