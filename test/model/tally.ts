/** The counts of responses by route and status, of warnings, and of injected faults. */
export type Tally = Map<string, number>

export const count = (tally: Tally, name: string, times = 1): unknown =>
  tally.set(name, (tally.get(name) ?? 0) + times)
