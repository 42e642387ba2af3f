/** Counts responses by route and status, and injected faults. */
export type Tally = Map<string, number>

export const count = (tally: Tally, name: string, times = 1): unknown =>
  tally.set(name, (tally.get(name) ?? 0) + times)
