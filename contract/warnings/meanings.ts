/** The meaning of each warning, for the documents; no Lambda function imports it. */
import type { WarningCode } from './all'

export const WARNING_MEANINGS: Readonly<Record<WarningCode, string>> = {
  'signed-before':
    'A signer has signed this book before: `entries` lists where. Entries that are void do not count.',
  'signed-long-ago':
    'A live entry without a visit was signed more than 31 days ago: it may belong to an archive (`"origin": "archive"`).',
  'far-from-visit':
    'An entry was signed more than 7 days before the first or after the last day of its visit: the day or the visit may be wrong.',
  'wider-than-visit': 'An entry is more visible than its visit.',
  'narrower-than-entry':
    'The visit has become less visible than the entries in `entries`. Their visibility does not change.',
  'visit-has-entries': 'A visit is cancelled or void now, but the entries in `entries` were signed on it.',
  'programme-outside-visit': 'A programme item is on a day before the start or after the end of its visit.',
  'skipped-hour':
    'The clocks of the visit’s time zone skip this time when daylight saving begins. It is read as an hour later.',
  'venue-taken':
    'Another visit, which is neither cancelled nor void, has one of the venues at overlapping hours. A start without a later end counts as an hour.',
  'date-ahead': 'A date of a partnership is in the future, although it is that of a past event.',
}
