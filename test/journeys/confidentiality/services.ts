/** Subscribed services of each clearance, and the end of all that is on its way to them. */
import type { Clearance } from '../../../contract/things'
import { eventually } from '../../support/eventually'
import type { Received } from '../../support/subscriber'
import type { Registry } from '../../support/registry'
import type { Service } from '../subscribing'
import { hiddenSubjects, withSubjects } from './hidden'
import { readable } from './readers'
import type { World } from './world'

/** A service that hears of everything that it is cleared for, and belongs to the reader of its clearance. */
export interface Hearing {
  readonly clearance: Clearance
  readonly service: Service
}

const PATIENCE = 50_000
/** Longer than a replay rests between two steps, in milliseconds. */
const PAUSE = 6_000

/** Waits until everything that was recorded has arrived, replays included. */
export async function settle({ run }: Registry, hearing: readonly Hearing[]): Promise<void> {
  const tests = await Promise.all(
    hearing.map(async ({ service }) => ({
      service,
      id: (await service.ask('POST', '/test')).body['deliveryId'],
    })),
  )
  const queues = run.queues.filter(({ logicalId }) => /Announced|Deliveries/.test(logicalId))
  await eventually(() => {
    for (const { service, id } of tests)
      expect(service.subscriber.received.map((received) => received.id)).toContain(id)
    const inFlight = queues.reduce((sum, queue) => sum + queue.inFlight(), 0)
    const messages = queues.reduce((sum, queue) => sum + queue.messages(), 0)
    if (messages > 0 && inFlight === 0) run.clock.moveBy(PAUSE)
    expect(messages).toBe(0)
  }, PATIENCE)
}

/** What messages tell that a service of this clearance may not know. A withdrawal names what is hidden, and nothing else. */
export function leaksInMessages(
  world: World,
  clearance: Clearance,
  received: readonly Pick<Received, 'body' | 'headers'>[],
): string[] {
  const subjects = hiddenSubjects(world, clearance)
  return received.flatMap(({ body, headers }) => {
    const { type } = JSON.parse(body) as { readonly type: string }
    const told = readable(`${withSubjects(body)}\n${JSON.stringify(headers)}`)
    const leaks = world.canaries.leaksIn(told, clearance).map((leak) => `${type} tells ${leak}`)
    if (type.endsWith('.withdrawn')) return leaks
    const named = [...subjects].filter(([, pattern]) => pattern.test(told))
    return [...leaks, ...named.map(([subject]) => `${type} names ${subject}`)]
  })
}
