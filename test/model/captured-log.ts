/** Captures the log lines that the functions write to standard output. */

const writeToStdout = process.stdout.write.bind(process.stdout)

/** The last log line of level `error`; it helps to explain a failed sequence. */
export interface CapturedLog {
  readonly lastError: () => string | undefined
  readonly end: () => void
}

export function captureLog(onLine: (line: string) => void = () => {}): CapturedLog {
  let lastError: string | undefined
  process.stdout.write = (chunk: string | Uint8Array, ...rest: never[]) => {
    const text = String(chunk)
    if (!text.startsWith('{"level":')) return writeToStdout(chunk, ...rest)
    if (text.startsWith('{"level":"error"')) lastError = text
    onLine(text)
    return true
  }
  return { lastError: () => lastError, end: () => (process.stdout.write = writeToStdout) }
}
