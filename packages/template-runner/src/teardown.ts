/** When a run stops, current requests and batches have this time to finish, in milliseconds. */
export const gracePeriod = 800

/** Stops the parts of a run in reverse order of their start; each part adds its stop function as soon as it has started. */
export class Teardown {
  private readonly stops: (() => Promise<void> | void)[] = []
  private stopped: Promise<void> | undefined

  add(stop: () => Promise<void> | void): void {
    this.stops.push(stop)
  }

  /** Later calls wait for the first. */
  async stop(): Promise<void> {
    this.stopped ??= this.stopAll()
    await this.stopped
  }

  /** Calls every function, then throws the first error. */
  private async stopAll(): Promise<void> {
    const errors: unknown[] = []
    for (const stop of this.stops.toReversed()) {
      try {
        await stop()
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw errors[0]
  }
}
