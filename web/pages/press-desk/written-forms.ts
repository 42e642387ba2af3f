/** The ways in which a notice may write a value of the record. */
import { countryName } from '../../../contract/values/country-names'
import { knownPartsOf, timeOf } from '../../format'
import { isDate, namesIn } from '../../parts/fact-words'
import { YEARS } from '../../words/dates'

type NoticeLanguage = 'de' | 'en'

const LOCALES: Readonly<Record<NoticeLanguage, string>> = { de: 'de-DE', en: 'en-GB' }

/** Fields whose values are codes: a text has words of its own for them, and the code only by chance. */
const CODES: ReadonlySet<string> = new Set(
  `kind partnerKind direction status visibility officeClass role field language book timeZone
partnershipId anniversaryId visitId`.split(/\s+/),
)

/** The parts of a value, such as day and time, each with its forms, the longest first. */
export function writtenForms(
  pointer: string,
  value: unknown,
  language: NoticeLanguage,
): readonly (readonly string[])[] {
  if (typeof value === 'number') return [[String(value)]]
  if (isDate(pointer, value)) return [dateForms(value, language), timeForms(timeOf(value))]
  if (typeof value !== 'string' || value === '') return []
  const field = namesIn(pointer).at(-1) ?? ''
  if (CODES.has(field)) return []
  if (field === 'time') return [timeForms(value)]
  if (field === 'country') return [[countryName(value, language)]]
  return [[value, value.trim()]]
}

/** `17. November 2026`, `17. November`; `Juni 2024`; `1913`; `1920er Jahre`. */
function dateForms(date: string, language: NoticeLanguage): readonly string[] {
  const { month, day, year } = knownPartsOf(date)
  const write = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }).format(
      new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`),
    )
  if (year.endsWith('X')) return [YEARS[language](year), YEARS[language](year).replace(/ Jahre$/, '')]
  if (month === undefined) return [year]
  if (day === undefined) return [write({ month: 'long', year: 'numeric' }), year]
  return [
    write({ day: 'numeric', month: 'long', year: 'numeric' }),
    write({ day: 'numeric', month: 'long' }),
    language === 'de' ? 'heute' : 'today',
    write({ month: 'long', year: 'numeric' }),
    year,
  ]
}

/** `10:30 Uhr`, `10.30 Uhr`, `10 Uhr`; `10:30 am`. */
function timeForms(time: string | undefined): readonly string[] {
  if (time === undefined) return []
  const [hour = '', minute = ''] = time.split(':')
  const short = String(Number(hour))
  const ofTwelve = String(Number(hour) % 12 || 12)
  const half = Number(hour) < 12 ? 'am' : 'pm'
  return [
    `${hour}:${minute} Uhr`,
    `${short}:${minute} Uhr`,
    `${hour}.${minute} Uhr`,
    `${short}.${minute} Uhr`,
    ...(minute === '00' ? [`${short} Uhr`, `${ofTwelve} ${half}`] : []),
    `${ofTwelve}:${minute} ${half}`,
    `${ofTwelve}.${minute} ${half}`,
    time,
    `${short}:${minute}`,
  ]
}
