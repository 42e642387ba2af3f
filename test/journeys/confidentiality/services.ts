/** Subscribed services of each clearance, and how to wait until they have received everything. */
import type { Clearance } from '../../../contract/things'
import { eventually } from '../../support/eventually'
import type { Received } from '../../support/subscriber'
import type { Registry } from '../../support/registry'
import type { Service } from '../subscribed-services'
import { hiddenSubjects, withSubjects } from './hidden'
import { readable } from './readers'
import type { TestData } from './test-data'

/** A service that subscribes to everything of its clearance, and belongs to the reader of that clearance. */
export interface SubscribedService {
  readonly clearance: Clearance
  readonly service: Service
}

/** Longer than the pause of a replay between two steps, in milliseconds. */
const PAUSE = 6_000

/** Waits until everything that was recorded has arrived, replays included. */
export async function settle({ run }: Registry, services: readonly SubscribedService[]): Promise<void> {
  const tests = await Promise.all(
    services.map(async ({ service }) => ({
      service,
      id: (await service.send('POST', '/test')).body['deliveryId'],
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
  })
}

/** The canaries and hidden subjects in messages to a service of this clearance. A withdrawal may name its subject only. */
export function leaksInMessages(
  testData: TestData,
  clearance: Clearance,
  received: readonly Pick<Received, 'body' | 'headers'>[],
): string[] {
  const subjects = hiddenSubjects(testData, clearance)
  return received.flatMap(({ body, headers }) => {
    const { type } = JSON.parse(body) as { readonly type: string }
    const shown = readable(`${withSubjects(body)}\n${JSON.stringify(headers)}`)
    const leaks = testData.canaries.leaksIn(shown, clearance).map((leak) => `${type} tells ${leak}`)
    if (type.endsWith('.withdrawn')) return leaks
    const named = [...subjects].filter(([, pattern]) => pattern.test(shown))
    return [...leaks, ...named.map(([subject]) => `${type} names ${subject}`)]
  })
}
