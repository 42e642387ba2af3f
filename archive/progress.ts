import type { Kind } from './archive'

/** Where progress is written: a terminal, of which a line can be written anew, or a log. */
export interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

const OFTEN_ENOUGH = 100

/** Tells how far an import is: on a terminal in one line that is written anew, elsewhere in a line now and then. */
export function progressOn(screen: Screen): {
  readonly tell: (kind: Kind, done: number, all: number) => void
  /** Clears the line, so that the next text begins where it stood. */
  readonly end: () => void
} {
  if (screen.isTTY)
    return {
      tell: (kind, done, all) => screen.write(`\r\u001b[K${lineOf(kind, done, all)}`),
      end: () => screen.write('\r\u001b[K'),
    }
  return {
    tell: (kind, done, all) => {
      if (done === all || done % OFTEN_ENOUGH === 0) screen.write(`${lineOf(kind, done, all)}\n`)
    },
    end: () => {},
  }
}

const lineOf = (kind: Kind, done: number, all: number): string => `${kind}s: ${done} of ${all}`
