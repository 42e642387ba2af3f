/** What is killed on the way of a change loses nothing. The long run is `npm run test:kills`. */
import { killEverywhere } from '../kills/kill'
import { SEAMS } from '../kills/seams'

test('killed at every seam, a change is recorded once and heard at least once, as itself', async () => {
  const { killed, recorded, messages, ...wrong } = await killEverywhere(1)
  expect(wrong).toEqual({ lost: [], invented: [], altered: [], twice: [] })
  expect(killed).toEqual(SEAMS.map(({ name }) => ({ seam: name, kills: 1 })))
  expect(recorded).toBe(SEAMS.length)
  expect(messages).toBeGreaterThanOrEqual(recorded)
}, 120_000)
