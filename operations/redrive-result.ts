/** The result of redriving one kind of message. */
export interface RedriveResult {
  /** The number of messages or changes that were redriven. */
  readonly redriven: number
  /** A line for each that was not, with the reason. */
  readonly left: readonly string[]
}

export interface RedriveOptions {
  /** Counts only, and changes nothing. */
  readonly dryRun: boolean
  /** Called with a line that says how far the redrive is. */
  readonly onProgress: (line: string) => void
}

/** `1 change`, `2 changes`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

const MAX_LINES = 50

/** The lines for the terminal: the headline, then the first 50 items that were not redriven. */
export const report = (headline: string, left: readonly string[]): string =>
  [
    headline,
    ...left.slice(0, MAX_LINES),
    ...(left.length > MAX_LINES ? [`and ${left.length - MAX_LINES} more`] : []),
  ].join('\n  ')
