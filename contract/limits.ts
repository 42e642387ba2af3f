/**
 * Limits that schemas and rules share. They are apart from the schemas, which a bundle would otherwise contain.
 */

/** The highest number of a volume in a book. */
export const LAST_VOLUME = 9999

/** The highest number of a page in a volume. */
export const LAST_PAGE = 9999

/** The last year of a date: years have four digits (RFC 3339). */
export const LAST_YEAR = 9999

/** The most full years of an anniversary: the last year less the first. */
export const LAST_ORDINAL = LAST_YEAR

/** The highest number of an entry in a book. */
export const LAST_ENTRY = 999_999_999

/** The highest sequence of a change of one thing. */
export const LAST_SEQUENCE = 999_999_999

/** The highest number of a volume that an archive's entry may name. */
export const LAST_ARCHIVE_VOLUME = 999

/** The longest text of a block of a notice, in UTF-16 units: that of the longest statement, with its speaker. */
export const BLOCK_LENGTH = 5500

/** The pages of a volume, unless its opening gives another number. */
export const USUAL_CAPACITY = 200

/** Days before an occurrence at which it is announced, unless the anniversary has others; 0 is the day itself. */
export const USUAL_LEAD_TIMES: readonly number[] = [180, 30, 7, 0]

/** The years between the first and the last day of one replay. */
export const MAX_REPLAY_YEARS = 1

/** The years between the first and the last day of one calendar. */
export const MAX_CALENDAR_YEARS = 3

/** The years between the first and the last day of the occurrences in one answer. */
export const MAX_YEARS = 10
