/** The appointment for the press. */
import type { Draft } from './block'
import type { Context } from './context'
import { localTime } from './dates'
import { at, optional } from './field'
import { sentence, worded } from './phrase'

export function appointmentOf(context: Context): Draft[] {
  const { visit, grammar } = context
  const appointment = optional(visit, 'appointment')
  if (!appointment) return []
  const { heading, kinds, planned, accreditation } = grammar.appointment
  const kind = worded(at(appointment, 'kind'), (value) => kinds[value])
  const until = localTime(context, at(appointment, 'accreditationUntil'), grammar.dates.until)
  const sentences = [planned(kind), accreditation(until)].map(sentence)
  return [{ part: 'appointment', heading, paragraphs: [sentences] }]
}
