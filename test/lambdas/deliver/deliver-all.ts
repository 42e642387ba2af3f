import type { DeliveryMessage } from '../../../domain/notifications/delivery'
import { SECOND, type Delivering } from './delivering'

/** Handles messages as the queue delivers them: all due messages concurrently, moving the clock to the next due time. */
export async function deliverAll(office: Delivering, messages: readonly DeliveryMessage[]): Promise<void> {
  let waiting = messages.map((message) => ({ message, dueAt: office.now.getTime() }))
  while (waiting.length > 0) {
    const now = Math.max(office.now.getTime(), Math.min(...waiting.map(({ dueAt }) => dueAt)))
    office.now = new Date(now)
    const due = waiting.filter(({ dueAt }) => dueAt <= now)
    const again = await Promise.all(
      due.map(async ({ message }) => {
        const delivered = await office.deliver(message)
        return delivered.kind === 'retry' ? [{ message, dueAt: now + delivered.seconds * SECOND }] : []
      }),
    )
    waiting = [...waiting.filter(({ dueAt }) => dueAt > now), ...again.flat()]
  }
}
