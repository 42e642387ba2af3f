import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { parseJson } from '../parse-json'
import { nextAfter } from './cron'
import type { ScheduleSettings } from './schedule-settings'

/**
 * Hands an event to its function whenever its time comes, once for each time and in their order, however the clock is
 * moved. What a run sleeps through it does not make up, as EventBridge Scheduler does not.
 */
export class Schedule {
  private next: number | undefined
  private cancel = (): void => {}
  private handing: Promise<void> = Promise.resolve()

  constructor(
    private readonly settings: ScheduleSettings,
    private readonly clock: Clock,
    /** Settles when the function has been given the event. */
    private readonly invoke: (event: unknown) => Promise<void>,
  ) {}

  start(): void {
    this.next = this.after(this.clock.now())
    this.keep()
  }

  stop(): void {
    this.cancel()
  }

  private keep(): void {
    while (this.next !== undefined && this.next <= this.clock.now()) {
      const event = parseJson(this.inputAt(this.next))
      this.handing = this.handing.then(async () => await this.invoke(event))
      this.next = this.after(this.next)
    }
    if (this.next !== undefined) this.cancel = this.clock.at(this.next, () => this.keep())
  }

  private after(instant: number): number | undefined {
    return nextAfter(this.settings.cron, this.settings.timeZone, instant)
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
      (found, name: string) => attributes[name] ?? found,
    )
  }
}
