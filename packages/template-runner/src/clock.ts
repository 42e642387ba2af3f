/** A timer waits no longer than this (Node.js, "setTimeout"), in milliseconds. */
const longestTimer = 2 ** 31 - 1

interface Appointment {
  time: number
  callback: () => void
  timer?: NodeJS.Timeout
}

/**
 * The time of a run: the system's until somebody moves it, and running on from there. Queues, schedules, the bus and the
 * functions go by it; what has a limit of its own (a time-out, a token, the stream's records) stays with the system's.
 */
export class Clock {
  private readonly appointments = new Set<Appointment>()

  /** How far the clock has been moved, in milliseconds; in memory that the functions' threads share. */
  readonly moved = new Float64Array(new SharedArrayBuffer(8))

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + (this.moved[0] ?? 0)
  }

  /** Moves the clock, and has everything done that is due by then, in the order of its time. */
  moveTo(time: number): void {
    this.moved[0] = time - Date.now()
    for (const each of [...this.appointments].toSorted((one, other) => one.time - other.time)) this.keep(each)
  }

  /** @param milliseconds forward; backward when negative */
  moveBy(milliseconds: number): void {
    this.moveTo(this.now() + milliseconds)
  }

  /** Calls back once it is that time, however the clock is moved until then. Gives what cancels it. */
  at(time: number, callback: () => void): () => void {
    const appointment: Appointment = { time, callback }
    this.appointments.add(appointment)
    this.arm(appointment)
    return () => this.drop(appointment)
  }

  private keep(appointment: Appointment): void {
    if (!this.appointments.has(appointment)) return
    if (appointment.time > this.now()) {
      this.arm(appointment)
      return
    }
    this.drop(appointment)
    appointment.callback()
  }

  private arm(appointment: Appointment): void {
    clearTimeout(appointment.timer)
    const wait = Math.min(Math.max(appointment.time - this.now(), 0), longestTimer)
    appointment.timer = setTimeout(() => this.keep(appointment), wait).unref()
  }

  private drop(appointment: Appointment): void {
    clearTimeout(appointment.timer)
    this.appointments.delete(appointment)
  }
}
