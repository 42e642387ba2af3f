const WEEKDAY = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/

/**
 * The seconds that a `Retry-After` asks to wait, or `undefined` if it cannot be read: a number of them, or one of the
 * three forms of a date (RFC 9110, sections 10.2.3 and 5.6.7). A date that is over is 0.
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text), Number.MAX_SAFE_INTEGER)
  // Left to itself, `Date.parse` reads nearly anything, and the form without a zone in the zone of the machine.
  if (!WEEKDAY.test(text)) return undefined
  const then = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(then) ? undefined : Math.max(0, Math.ceil((then - now.getTime()) / 1000))
}
