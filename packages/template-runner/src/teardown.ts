/** What has begun gets this long to end when a run stops, in milliseconds: a request, a batch. */
export const grace = 800

/** Ends what was begun, in reverse order; each thing registers its end as soon as it has begun. */
export class Teardown {
  private readonly ends: (() => Promise<void> | void)[] = []
  private ended: Promise<void> | undefined

  add(end: () => Promise<void> | void): void {
    this.ends.push(end)
  }

  /** Can be called more than once; all wait for the same end. */
  async end(): Promise<void> {
    this.ended ??= this.endAll()
    await this.ended
  }

  /** One end that fails does not keep the others from being reached. */
  private async endAll(): Promise<void> {
    const failures: unknown[] = []
    for (const end of this.ends.toReversed()) {
      try {
        await end()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}
