/** The longest delay of `setTimeout`, in milliseconds (Node.js documentation, "Timers"). */
const maxDelay = 2 ** 31 - 1

interface Timer {
  time: number
  callback: () => void
  timeout?: NodeJS.Timeout
}

/**
 * The time of a run: the system's time plus an offset that the caller may change. Queues, schedules, the bus and the
 * functions use it. Function timeouts, tokens and stream records use the system's time.
 */
export class Clock {
  private readonly timers = new Set<Timer>()

  /** The offset in milliseconds, in memory that the functions' threads share. */
  readonly offset = new Float64Array(new SharedArrayBuffer(8))

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + (this.offset[0] ?? 0)
  }

  /** Sets the time and runs the timers that are due, in order of their time. */
  moveTo(time: number): void {
    this.offset[0] = time - Date.now()
    for (const timer of [...this.timers].toSorted((one, other) => one.time - other.time)) this.check(timer)
  }

  /** @param milliseconds forward; backward when negative */
  moveBy(milliseconds: number): void {
    this.moveTo(this.now() + milliseconds)
  }

  /** Calls back at a time of this clock. Returns a function that cancels the timer. */
  at(time: number, callback: () => void): () => void {
    const timer: Timer = { time, callback }
    this.timers.add(timer)
    this.arm(timer)
    return () => this.remove(timer)
  }

  /** Runs the timer when it is due. */
  private check(timer: Timer): void {
    if (!this.timers.has(timer)) return
    if (timer.time > this.now()) {
      this.arm(timer)
      return
    }
    this.remove(timer)
    timer.callback()
  }

  private arm(timer: Timer): void {
    clearTimeout(timer.timeout)
    const delay = Math.min(Math.max(timer.time - this.now(), 0), maxDelay)
    timer.timeout = setTimeout(() => this.check(timer), delay).unref()
  }

  private remove(timer: Timer): void {
    clearTimeout(timer.timeout)
    this.timers.delete(timer)
  }
}
