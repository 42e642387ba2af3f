import type { Registry } from '../../test/support/registry'
import { visitOn } from '../visit-body'

/** How many visits are recorded at once. */
const AT_ONCE = 8

/** Records a visit on each of these days. Throws if the API refuses one. */
export async function recordVisits(registry: Registry, days: readonly string[]): Promise<void> {
  const waiting = [...days.entries()]
  const record = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [index, day] = next
      const { status, text } = await registry.send('POST', '/v1/visits', { body: visitOn(day, index) })
      if (status !== 201) throw new Error(`A visit is answered with ${text}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, record))
}
