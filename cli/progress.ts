/** Where progress is written: a terminal, of which a line can be written anew, or a log. */
export interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export interface Progress {
  readonly tell: (line: string) => void
  /** On a terminal clears the line, so that the next text begins where it stood; in a log writes the last word. */
  readonly end: () => void
}

/** In a log, a line a second is enough, in milliseconds. */
const OFTEN_ENOUGH = 1000

/** Tells how far a command is. */
export function progressOn(screen: Screen, now: () => number = Date.now): Progress {
  if (screen.isTTY)
    return {
      tell: (line) => screen.write(`\r\u001b[K${line}`),
      end: () => screen.write('\r\u001b[K'),
    }
  let told = 0
  let untold: string | undefined
  return {
    tell: (line) => {
      const isDue = now() - told >= OFTEN_ENOUGH
      untold = isDue ? undefined : line
      if (!isDue) return
      told = now()
      screen.write(`${line}\n`)
    },
    end: () => {
      if (untold !== undefined) screen.write(`${untold}\n`)
      untold = undefined
    },
  }
}
