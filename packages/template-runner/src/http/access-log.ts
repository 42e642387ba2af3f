import type { LineLog } from '../data/line-log'

/** The values of `$context.<name>` in the format of an access log. */
export type AccessLogValues = Record<string, string | number | undefined>

/** Writes a line for each request in the format of `AccessLogSettings`; an absent value is `-`. */
export function accessLogger(format: string | undefined, log: LineLog): (values: AccessLogValues) => void {
  if (format === undefined) return () => {}
  return (values) => {
    log.write(
      format.replaceAll(/\$context\.([A-Za-z0-9._]+)/g, (_, name: string) => String(values[name] ?? '-')),
    )
  }
}
