/** The description of a visit in a calendar. It has no statements and no notes. */
import type { Person } from '../../contract/people/schemas'
import type { PressAppointment, Visit } from '../../contract/visits/schemas'
import { textFor, type Words } from './words'

/** The appointment, people, programme and outcome of the visit, and its recorded dates if the calendar shows others. */
export function descriptionOf(visit: Visit, differs: boolean, words: Words, language: string): string {
  const { appointment, guests, hosts, programme, outcome } = visit
  const sections = [
    differs ? `${words.recordedDate}: ${recordedDates(visit)}` : '',
    appointment ? appointmentLine(appointment, words) : '',
    section(words.guests, guests.map(titled)),
    section(words.hosts, hosts.map(titled)),
    section(words.programme, programme.map(programmeLine)),
    section(words.outcome, outcome ? [textFor(outcome, language)] : []),
  ]
  return sections.filter((each) => each !== '').join('\n\n')
}

/** `Pressetermin: Foto. Akkreditierung bis 18. Juni 2024, 12 Uhr.` */
export const appointmentLine = ({ kind, accreditationUntil }: PressAppointment, words: Words): string =>
  `${words.appointment}: ${words.appointmentKinds[kind]}. ${words.accreditationUntil(accreditationUntil)}`

const section = (heading: string, lines: readonly string[]): string => {
  const known = lines.filter((line) => line !== '')
  return known.length > 0 ? [`${heading}:`, ...known].join('\n') : ''
}

const joined = (parts: readonly (string | undefined)[], between: string): string =>
  parts.filter((part) => part !== undefined).join(between)

/** `Ekrem İmamoğlu, Bürgermeister von Istanbul`, without unknown parts. */
const titled = ({ name, office, organisation }: Person): string => joined([name, office, organisation], ', ')

/** `2026-11-17 10:00 Empfang, Rotes Rathaus` */
const programmeLine = ({ on, time, what, where }: Visit['programme'][number]): string =>
  joined([on, time, joined([what, where], ', ')], ' ')

const recordedDates = ({ start, end }: Pick<Visit, 'start' | 'end'>): string =>
  joined([start, end], ' – ').replaceAll('T', ' ')
