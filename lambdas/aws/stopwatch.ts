/** Starts a stopwatch. The returned function gives the elapsed milliseconds, to a tenth. */
export function startWatch(): () => number {
  // `performance` reads the same clock, but loads all of `node:perf_hooks` at a cold start.
  const started = process.hrtime.bigint()
  return () => Number((process.hrtime.bigint() - started) / 100_000n) / 10
}
