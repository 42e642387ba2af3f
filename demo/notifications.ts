import { CommandError } from '../cli/command'
import type { ChangeType } from '../contract/events'

/** The notifications that a service has received. A repeated one counts once: subject and sequence identify it. */
export class Notifications {
  private readonly received = new Set<string>()
  private readonly listeners = new Set<() => void>()

  /** @param timeout for each wait, in milliseconds; the registry usually announces a change within a few hundred */
  constructor(private readonly timeout = 10_000) {}

  /** Adds a notification, `visit.planned visits/0190… #1`. */
  readonly add = ({ message }: { readonly message: string }): void => {
    this.received.add(message)
    for (const listener of this.listeners) listener()
  }

  get count(): number {
    return this.received.size
  }

  /** Waits for the notification of a change and returns it. Throws CommandError at the timeout. */
  async waitFor(type: ChangeType, subject: string): Promise<string> {
    const find = () => [...this.received].find((message) => message.startsWith(`${type} ${subject} #`))
    await this.until(() => find() !== undefined, `no notification of ${type}`)
    return find() ?? ''
  }

  /** Waits for so many different notifications. Throws CommandError at the timeout. */
  async waitForCount(count: number): Promise<void> {
    await this.until(() => this.received.size >= count, `fewer than ${count} notifications`)
  }

  private async until(isDone: () => boolean, failure: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const cleanUp = () => {
        clearTimeout(timer)
        this.listeners.delete(listener)
      }
      const listener = () => {
        if (!isDone()) return
        cleanUp()
        resolve()
      }
      const timer = setTimeout(() => {
        cleanUp()
        reject(new CommandError(`The demo failed: ${failure} within ${this.timeout / 1000} s.`))
      }, this.timeout)
      this.listeners.add(listener)
      listener()
    })
  }
}
