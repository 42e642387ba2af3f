import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { parseJson } from '../parse-json'
import type { ScheduleSettings } from './schedule-settings'

/**
 * Invokes a function at each scheduled time, once and in order. When the clock is moved over several times, a daily schedule
 * fires for each and one with a rate for the newest. Times at which no run was up are not made up for, as in EventBridge
 * Scheduler.
 */
export class Schedule {
  private next = 0
  private cancel = (): void => {}
  private invocations: Promise<void> = Promise.resolve()

  constructor(
    private readonly settings: ScheduleSettings,
    private readonly clock: Clock,
    /** Resolves after the first attempt of the invocation. */
    private readonly invoke: (event: unknown) => Promise<void>,
  ) {}

  start(): void {
    this.next = this.settings.times.nextAfter(this.clock.now())
    this.fire()
  }

  stop(): void {
    this.cancel()
  }

  /** Invokes the function for what is due, and sets the timer for the next time. */
  private fire(): void {
    const { times } = this.settings
    for (let now = this.clock.now(); this.next <= now; now = this.clock.now()) {
      const time = times.catchUp(this.next, now)
      const event = parseJson(this.inputAt(time))
      this.invocations = this.invocations.then(async () => await this.invoke(event))
      this.next = times.nextAfter(time)
    }
    this.cancel = this.clock.at(this.next, () => this.fire())
  }

  /** EventBridge Scheduler User Guide, "Adding context attributes". */
  private inputAt(time: number): string {
    const attributes: Record<string, string> = {
      'schedule-arn': this.settings.arn,
      'scheduled-time': new Date(time).toISOString().replace('.000Z', 'Z'),
      'execution-id': randomUUID(),
      'attempt-number': '1',
    }
    return this.settings.input.replaceAll(
      /<aws\.scheduler\.([a-z-]+)>/g,
      (text, name: string) => attributes[name] ?? text,
    )
  }
}
