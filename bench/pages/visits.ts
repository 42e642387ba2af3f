import { addDays } from '../../domain/time/partial-date'
import type { Registry } from '../../test/support/registry'

/** How many visits are recorded at once. */
const AT_ONCE = 8

/** A day by its distance from today, in days. */
export const dayFromToday = (days: number): string => addDays(new Date().toISOString().slice(0, 10), days)

/** Records a visit on each of these days. Throws if the API refuses one. */
export async function recordVisits(registry: Registry, days: readonly string[]): Promise<void> {
  const waiting = [...days.entries()]
  const record = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { status, text } = await registry.send('POST', '/v1/visits', { body: visitOf(...next) })
      if (status !== 201) throw new Error(`A visit is answered with ${text}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, record))
}

const visitOf = (index: number, day: string): object => ({
  direction: 'incoming',
  kind: 'official-visit',
  start: `${day}T10:00`,
  venues: [`Room ${index % 20}`],
  occasion: { de: `Besuch ${index}`, en: `Visit ${index}` },
  guests: [{ name: `Guest ${index}`, office: 'Mayor', officeClass: 'mayor', country: 'TR' }],
})
