/** What one part of a redrive has come to. */
export interface RedriveOutcome {
  /** How many are back. */
  readonly back: number
  /** What is not, and why, one line each. */
  readonly left: readonly string[]
}

export interface RunOptions {
  /** Looks, and changes nothing. */
  readonly dryRun: boolean
  readonly tell: (line: string) => void
}

/** `1 change`, `2 changes`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** So much of what is left is told line by line. */
const MOST_LINES = 50

/** A headline, and below it what is left. */
export const report = (headline: string, left: readonly string[]): string =>
  [
    headline,
    ...left.slice(0, MOST_LINES),
    ...(left.length > MOST_LINES ? [`and ${left.length - MOST_LINES} more`] : []),
  ].join('\n  ')
