/** The fields of a visit in words, for a choice between two versions. */
import type { ComponentChildren } from 'preact'
import { countryName } from '../../countries'
import { formatDate, languageName, timeOf } from '../../format'
import type { Visit } from '../../parts/visit-item'
import { appointmentWords } from '../../words/appointment'
import { common } from '../../words/common'
import { tripWords } from '../../words/trips'
import { visitFormWords } from '../../words/visit-form'
import { appointmentInWords } from './appointment-in-words'
import type { Suggestions } from './suggestions'

/** The label of a field, by its pointer: `/start`, `/occasion/de`. */
export function labelOf(pointer: string): string {
  const words = visitFormWords()
  const [, name = '', language] = pointer.split('/')
  if (name === 'appointment') return appointmentWords().title
  if (name === 'partOf') return tripWords().partOf
  const label = name === 'anniversary' ? words.anniversaryId : words[name as keyof typeof words]
  const text = typeof label === 'string' ? label : name
  return language === undefined ? text : `${text} (${languageName(language)})`
}

/** The value of a field in words. */
export function inWords(pointer: string, value: unknown, suggestions: Suggestions): ComponentChildren {
  const [, name = '', language] = pointer.split('/')
  if (language !== undefined) return <span lang={language}>{String(value)}</span>
  if (Array.isArray(value)) return <List lines={value.map((row) => lineOf(name, row))} />
  const { [name as keyof Visit]: write } = WRITERS as Partial<Record<string, (value: never) => string>>
  const known = optionsOf(name, suggestions).find(([id]) => id === value)?.[1]
  return known ?? (write ? write(value as never) : String(value))
}

/** The things that the id in a field may name. */
const optionsOf = (name: string, { partnerships, trips }: Suggestions) =>
  name === 'partnershipId' ? partnerships : name === 'partOf' ? trips : []

/** The value stands in a label, which may hold no list element. */
const List = ({ lines }: { readonly lines: readonly string[] }) => (
  <>
    {lines.map((line, index) => (
      <span key={index} class="version-line">
        {line}
      </span>
    ))}
    {lines.length === 0 && common().none}
  </>
)

const timeInWords = (time: string): string =>
  [formatDate(time, { weekday: true }), timeOf(time)].filter(Boolean).join(', ')

const WRITERS = {
  direction: (value: Visit['direction']) => common().direction[value],
  kind: (value: Visit['kind']) => common().visitKind[value],
  visibility: (value: Visit['visibility']) => common().visibility[value],
  start: timeInWords,
  end: timeInWords,
  appointment: appointmentInWords,
  anniversary: ({ anniversaryId, ordinal }: NonNullable<Visit['anniversary']>) =>
    `${ordinal}: ${anniversaryId}`,
}

type Row<Name extends 'guests' | 'programme' | 'statements' | 'sources'> = Visit[Name][number]

const LINES = {
  guests: personInWords,
  hosts: personInWords,
  programme: ({ on, time, what, where, visibility }: Row<'programme'>) =>
    joined([on && formatDate(on), time, what, where, visibility && common().visibility[visibility]]),
  statements: ({ speaker, text, status }: Row<'statements'>) =>
    joined([speaker, text, visitFormWords().statementStates[status]]),
  contacts: (contact: NonNullable<Visit['contacts']>[number]) =>
    joined([contact.name, contact.function, contact.telephone, contact.mail]),
  sources: ({ url, reference, evidence }: Row<'sources'>) =>
    joined([url, reference, evidence && visitFormWords().evidences[evidence]]),
}

function personInWords({ name, office, officeClass, organisation, country }: Row<'guests'>): string {
  const inClass = officeClass && common().officeClass[officeClass]
  return joined([name, office, organisation, inClass, country && countryName(country)])
}

const joined = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(', ')

function lineOf(name: string, row: unknown): string {
  const write = (LINES as Partial<Record<string, (row: never) => string>>)[name]
  return write ? write(row as never) : String(row)
}
