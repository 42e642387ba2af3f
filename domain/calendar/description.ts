/** What stands in a calendar below a visit's title: all that is settled, never statements or notes. */
import type { Person } from '../../contract/people/schemas'
import type { Visit } from '../../contract/visits/schemas'
import { textFor, type Words } from './words'

/** The visit's people, programme and outcome; and its dates in the registry's words, where a calendar differs. */
export function descriptionOf(visit: Visit, differs: boolean, words: Words, language: string): string {
  const { guests, hosts, programme, outcome } = visit
  const sections = [
    differs ? `${words.recordedDate}: ${recordedDates(visit)}` : '',
    section(words.guests, guests.map(titled)),
    section(words.hosts, hosts.map(titled)),
    section(words.programme, programme.map(programmeLine)),
    section(words.outcome, outcome ? [textFor(outcome, language)] : []),
  ]
  return sections.filter((each) => each !== '').join('\n\n')
}

const section = (heading: string, lines: readonly string[]): string => {
  const known = lines.filter((line) => line !== '')
  return known.length > 0 ? [`${heading}:`, ...known].join('\n') : ''
}

const joined = (parts: readonly (string | undefined)[], between: string): string =>
  parts.filter((part) => part !== undefined).join(between)

/** `Ekrem İmamoğlu, Bürgermeister von Istanbul`: as far as it is known. */
const titled = ({ name, office, organisation }: Person): string => joined([name, office, organisation], ', ')

/** `2026-11-17 10:00 Empfang, Rotes Rathaus` */
const programmeLine = ({ on, time, what, where }: Visit['programme'][number]): string =>
  joined([on, time, joined([what, where], ', ')], ' ')

const recordedDates = ({ start, end }: Pick<Visit, 'start' | 'end'>): string =>
  joined([start, end], ' – ').replaceAll('T', ' ')
