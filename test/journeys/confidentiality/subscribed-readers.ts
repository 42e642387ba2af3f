/** The subscriptions of the readers, and a function that waits until all messages have arrived. */
import type { Clearance } from '../../../contract/things'
import { eventually } from '../../support/eventually'
import type { Received } from '../../support/subscriber'
import type { LocalRegistry } from '../../support/local-registry'
import type { Service } from '../subscribed-services'
import { hiddenSubjects, withSubjects } from './hidden-things'
import { readable } from './readers'
import type { TestData } from './test-data'

/** A subscription of the reader of a clearance to all changes, with its subscriber. */
export interface SubscribedReader {
  readonly clearance: Clearance
  readonly service: Service
}

/** Longer than the delay between two steps of a replay, in milliseconds. */
const REPLAY_PAUSE = 6_000

/** Waits until all messages have arrived, replays included: a test message comes last, and the queues are empty. */
export async function waitForDeliveries(
  { run }: LocalRegistry,
  services: readonly SubscribedReader[],
): Promise<void> {
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
    if (messages > 0 && inFlight === 0) run.clock.moveBy(REPLAY_PAUSE)
    expect(messages).toBe(0)
  })
}

/**
 * The canaries and the subjects of hidden things in messages to a reader of this clearance. A withdrawal may name a
 * hidden thing.
 */
export function leaksInMessages(
  testData: TestData,
  clearance: Clearance,
  received: readonly Pick<Received, 'body' | 'headers'>[],
): string[] {
  const subjects = hiddenSubjects(testData, clearance)
  return received.flatMap(({ body, headers }) => {
    const { type } = JSON.parse(body) as { readonly type: string }
    const shown = readable(`${withSubjects(body)}\n${JSON.stringify(headers)}`)
    const leaks = testData.canaries.leaksIn(shown, clearance).map((leak) => `${type} contains ${leak}`)
    if (type.endsWith('.withdrawn')) return leaks
    const named = [...subjects].filter(([, pattern]) => pattern.test(shown))
    return [...leaks, ...named.map(([subject]) => `${type} names ${subject}`)]
  })
}
