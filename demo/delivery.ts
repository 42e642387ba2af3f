import type { ChangeType } from '../contract/events'
import type { DemoContext, Print } from './context'

/** Waits for a change on the bus, and at the press office if it is subscribed to its type; prints both. */
export async function printDelivery(
  { notifications, pressOffice }: DemoContext,
  type: ChangeType,
  subject: string,
  print: Print,
): Promise<void> {
  print(`  → on the bus: ${await notifications.waitFor(type, subject)}`)
  if (/^(visit\.|book-entry\.|notice\.issued)/.test(type))
    print(`  ✉ to the press office: ${await pressOffice.received.waitFor(type, subject)}`)
}
