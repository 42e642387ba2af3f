/** Starts to measure; what is returned says the milliseconds since then, to a tenth. */
export function startWatch(): () => number {
  // `performance` would load all of Node's perf_hooks at a cold start, for the same clock.
  const started = process.hrtime.bigint()
  return () => Number((process.hrtime.bigint() - started) / 100_000n) / 10
}
