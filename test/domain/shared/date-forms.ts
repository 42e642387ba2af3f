/** Dates of every form that a record of an archive may have. */
import * as fc from 'fast-check'

/** A day of the calendar, `0004-02-29` to `9995-12-31`, so that a month around it is within the calendar too. */
export const anyDay: fc.Arbitrary<string> = fc
  .date({ min: new Date('0004-02-29'), max: new Date('9995-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** The forms in which an archive may know a day, each with its names. */
const FORMS: Readonly<Record<string, (day: string) => string>> = {
  day: (day) => day,
  month: (day) => day.slice(0, 7),
  year: (day) => day.slice(0, 4),
  decade: (day) => `${day.slice(0, 3)}X`,
  century: (day) => `${day.slice(0, 2)}XX`,
  'unspecified month': (day) => `${day.slice(0, 4)}-XX`,
  'unspecified day': (day) => `${day.slice(0, 7)}-XX`,
  'unspecified month and day': (day) => `${day.slice(0, 4)}-XX-XX`,
}

const QUALIFIERS = ['', '?', '~', '%'] as const

interface DateOfDay {
  /** A day that the date may mean. */
  readonly day: string
  readonly form: string
  readonly date: string
}

/** A date of any form. */
export const anyDate: fc.Arbitrary<DateOfDay> = fc
  .record({
    day: anyDay,
    form: fc.constantFrom(...Object.keys(FORMS)),
    qualifier: fc.constantFrom(...QUALIFIERS),
  })
  .map(({ day, form, qualifier }) => ({ day, form, date: `${FORMS[form]?.(day) ?? day}${qualifier}` }))

export const FORMED_DAY = '1985-04-12'

/** Every form of one day, with each qualifier, and the name of the form. */
export const ALL_FORMS = Object.entries(FORMS).flatMap(([form, of]) =>
  QUALIFIERS.map((qualifier): readonly [date: string, form: string] => [
    `${of(FORMED_DAY)}${qualifier}`,
    form,
  ]),
)
