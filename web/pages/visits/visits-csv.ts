/** The agenda as a table for a spreadsheet. */
import { toCsv } from '../../csv'
import { language } from '../../language'
import { countryName } from '../../countries'
import { formatList, textOf } from '../../format'
import { nameOf, placesOf, type Person, type Visit } from '../../parts/visit-item'
import { kindText } from '../../parts/visit-kind'
import { common } from '../../words/common'
import { visitsWords } from '../../words/visits'

/** One row for each visit, below a row of headings in the reader's language. */
export const visitsCsv = (visits: readonly Visit[]): string =>
  toCsv([Object.values(visitsWords().columns), ...visits.map(rowOf)], language() === 'de' ? ';' : ',')

function rowOf(visit: Visit): string[] {
  const { id, status, visibility, direction } = visit
  // The days of a postponed visit are not those on which it takes place.
  const { start, end = '' } = status === 'postponed' ? { start: '' } : visit
  const { guests, hosts, occasion, partnershipId = '' } = visit
  const words = common()
  const countries = [...guests, ...hosts].map(({ country }) => country && countryName(country))
  return [
    start,
    end,
    words.status[status],
    words.visibility[visibility],
    kindText(visit),
    words.direction[direction],
    guests.map(withOffice).join('; '),
    hosts.map(withOffice).join('; '),
    formatList([...new Set(countries)].filter((each) => each !== undefined)),
    placesOf(visit).join('; '),
    occasion ? textOf(occasion).text : '',
    partnershipId,
    id,
  ]
}

const withOffice = (person: Person): string =>
  person.name === undefined || person.office === undefined
    ? nameOf(person)
    : `${person.name}, ${person.office}`
