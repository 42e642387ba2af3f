const WEEKDAY = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/

/**
 * The seconds of a `Retry-After` header: a number, or a date in one of three formats (RFC 9110, sections 10.2.3 and
 * 5.6.7). 0 for a date in the past, `undefined` for a malformed header.
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text), Number.MAX_SAFE_INTEGER)
  // `Date.parse` alone accepts many other formats, and reads the asctime format in the machine's time zone.
  if (!WEEKDAY.test(text)) return undefined
  const then = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(then) ? undefined : Math.max(0, Math.ceil((then - now.getTime()) / 1000))
}
