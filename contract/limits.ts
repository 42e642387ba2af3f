/**
 * Figures that schemas and rules share. They stand apart because whoever imports one constant of a file of
 * schemas has all of its schemas in the bundle.
 */

/** The highest number of a volume and of a page, and the most full years of an anniversary. */
export const LAST_NUMBER = 9999

/** The highest number of a volume that an archive's entry may name. */
export const LAST_ARCHIVE_VOLUME = 999

/** The pages of a volume of which nobody says otherwise. */
export const USUAL_CAPACITY = 200

/** Days before an occurrence at which it is announced, unless said otherwise; 0 is the day itself. */
export const USUAL_LEAD_TIMES: readonly number[] = [180, 30, 7, 0]

/** The years between the first and the last day of one replay. */
export const MAX_REPLAY_YEARS = 1

/** The years between the first and the last day of one calendar. */
export const MAX_CALENDAR_YEARS = 3

/** The years between the first and the last day of the occurrences in one answer. */
export const MAX_YEARS = 10
