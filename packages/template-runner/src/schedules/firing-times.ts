/** The times at which a schedule fires, in milliseconds since 1970. */
export interface FiringTimes {
  /** The first time after an instant. */
  nextAfter(instant: number): number
  /** The time to fire at when the clock shows `now`, where the schedule was to fire at `due` and has not. */
  catchUp(due: number, now: number): number
}
