import type { ChangeType } from '../contract/events'
import { CommandError } from '../cli/command'

/** What a service hears that is subscribed to the bus. It may hear a thing twice, and tells by its subject and number. */
export class Notifications {
  private readonly heard = new Set<string>()
  private readonly listeners = new Set<() => void>()

  /** @param longestWait milliseconds; the registry announces a change within a few hundred */
  constructor(private readonly longestWait = 10_000) {}

  readonly hear = ({ message }: { readonly message: string }): void => {
    this.heard.add(message)
    for (const listener of this.listeners) listener()
  }

  get count(): number {
    return this.heard.size
  }

  /** Gives the notification of a thing's change once it has arrived. Throws CommandError when it does not. */
  async of(type: ChangeType, subject: string): Promise<string> {
    const find = () => [...this.heard].find((message) => message.startsWith(`${type} ${subject} #`))
    await this.until(() => find() !== undefined, `"${type}" was not announced`)
    return find() ?? ''
  }

  /** Waits until so many different notifications have arrived. Throws CommandError when they do not. */
  async reach(count: number): Promise<void> {
    await this.until(() => this.heard.size >= count, `not all of ${count} changes were announced`)
  }

  private async until(isThere: () => boolean, otherwise: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer)
        this.listeners.delete(look)
      }
      const look = () => {
        if (!isThere()) return
        settle()
        resolve()
      }
      const timer = setTimeout(() => {
        settle()
        reject(new CommandError(`The demo fails: ${otherwise} within ${this.longestWait / 1000} s.`))
      }, this.longestWait)
      this.listeners.add(look)
      look()
    })
  }
}
