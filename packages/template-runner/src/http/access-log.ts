import type { LineLog } from '../line-log'

/** What an access log's format may name as `$context.<name>`. */
export type AccessFacts = Record<string, string | number | undefined>

/** Writes one line a request in the format of the stage's `AccessLogSettings`; what is not known is `-`. */
export function accessLogger(format: string | undefined, log: LineLog): (facts: AccessFacts) => void {
  if (format === undefined) return () => {}
  return (facts) => {
    log.write(
      format.replaceAll(/\$context\.([A-Za-z0-9._]+)/g, (_, name: string) => String(facts[name] ?? '-')),
    )
  }
}
