/** What stands on the day sheet of a visit, for the office and for the press. */
import type { Visit } from '../../../contract/visits/schemas'

export type SheetReader = 'office' | 'press'

/** The parts of a visit that stand on its day sheet. */
export type DaySheet = Pick<
  Visit,
  | 'direction'
  | 'kind'
  | 'kindInWords'
  | 'status'
  | 'visibility'
  | 'occasion'
  | 'start'
  | 'end'
  | 'timeZone'
  | 'city'
  | 'venues'
  | 'guests'
  | 'hosts'
  | 'programme'
  | 'appointment'
  | 'statements'
  | 'contacts'
  | 'notes'
  | 'updatedAt'
>

/** The day sheet of a visit; undefined for the press if the visit is internal. */
export function daySheetFor(reader: SheetReader, visit: Visit): DaySheet | undefined {
  if (reader === 'office') return visit
  return visit.visibility === 'internal' ? undefined : pressSheet(visit)
}

/** Names what the press may know, so that a field that visits get later is not among it by accident. */
function pressSheet(visit: Visit): DaySheet {
  const { direction, kind, kindInWords, status, visibility, occasion, start, end, timeZone } = visit
  const { city, venues, guests, hosts, programme, appointment, statements, updatedAt } = visit
  return {
    direction,
    kind,
    kindInWords,
    status,
    visibility,
    occasion,
    start,
    end,
    timeZone,
    city,
    venues,
    guests,
    hosts,
    appointment,
    updatedAt,
    programme: programme.filter((item) => item.visibility !== 'internal'),
    statements: statements.filter((statement) => statement.status === 'approved'),
  }
}
