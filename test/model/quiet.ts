/** The functions log to standard output: here their lines are taken in, and looked through. */

const written = process.stdout.write.bind(process.stdout)

/** The last line that told of an error, for whoever looks for its cause. */
export interface Quiet {
  readonly lastError: () => string | undefined
  readonly end: () => void
}

export function quietly(onLine: (line: string) => void = () => {}): Quiet {
  let lastError: string | undefined
  process.stdout.write = (chunk: string | Uint8Array, ...rest: never[]) => {
    const text = String(chunk)
    if (!text.startsWith('{"level":')) return written(chunk, ...rest)
    if (text.startsWith('{"level":"error"')) lastError = text
    onLine(text)
    return true
  }
  return { lastError: () => lastError, end: () => (process.stdout.write = written) }
}
