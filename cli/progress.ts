/** The output for progress: a terminal, where a line can be overwritten, or a log. */
interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

interface Progress {
  readonly update: (line: string) => void
  /** Clears the line on a terminal; writes the last line to a log, if it is not there yet. */
  readonly end: () => void
}

const LOG_INTERVAL_MS = 1000

/** Shows the progress of a command: in one line on a terminal, in at most one line a second in a log. */
export function progressOn(screen: Screen, now: () => number = Date.now): Progress {
  if (screen.isTTY)
    return {
      update: (line) => screen.write(`\r\u001b[K${line}`),
      end: () => screen.write('\r\u001b[K'),
    }
  let writtenAt = 0
  let pending: string | undefined
  return {
    update: (line) => {
      const isDue = now() - writtenAt >= LOG_INTERVAL_MS
      pending = isDue ? undefined : line
      if (!isDue) return
      writtenAt = now()
      screen.write(`${line}\n`)
    },
    end: () => {
      if (pending !== undefined) screen.write(`${pending}\n`)
      pending = undefined
    },
  }
}
