/** The limits of a route: `rate` requests a second, in bursts of at most `burst`. */
interface ThrottleSettings {
  rate: number
  burst: number
}

/** A token bucket, as API Gateway uses ("Throttle requests to your HTTP APIs"). */
export class Throttle {
  private tokens: number
  private last: number

  /** @param now a clock in milliseconds */
  constructor(
    private readonly settings: ThrottleSettings,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.tokens = settings.burst
    this.last = now()
  }

  /** Takes a token; false when there is none. */
  admits(): boolean {
    const now = this.now()
    const refilled = this.tokens + ((now - this.last) / 1000) * this.settings.rate
    this.tokens = Math.min(this.settings.burst, refilled)
    this.last = now
    if (this.tokens < 1) return false
    this.tokens -= 1
    return true
  }
}
