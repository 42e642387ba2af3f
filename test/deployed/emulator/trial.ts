/** What each trial on the emulator is given. */
export interface Trial {
  /** The Python of the emulator. */
  readonly python: string
  /** For all files of the trial; removed after it. */
  readonly folder: string
  /** Ends the trial early. */
  readonly signal: AbortSignal
}
