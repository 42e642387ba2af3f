/** A visit as its form holds it, and as the API takes it. */
import { textIn, withoutUndefined } from '../../forms/body'
import { fromDateInput, NO_DATE, toDateInput, type DateInput } from '../../forms/date-input'
import {
  fromLocalizedInput,
  NO_TEXT,
  toLocalizedInput,
  type LocalizedInput,
} from '../../forms/localized-input'
import {
  NO_PERSON,
  fromPersonInput,
  isBlankPerson,
  toPersonInput,
  type PersonInput,
} from '../../forms/person-input'
import { NO_SOURCE, type SourceInput } from '../../forms/source-input'
import type { Visit } from '../../parts/visit-item'
import {
  fromAppointmentInput,
  NO_APPOINTMENT,
  toAppointmentInput,
  type AppointmentInput,
} from './appointment-input'
import {
  NO_CONTACT,
  NO_ITEM,
  type ContactInput,
  type ProgrammeInput,
  type StatementInput,
} from './visit-rows'

/** What the inputs of a visit hold; a text that is not given is empty. */
export interface VisitValues {
  readonly direction: string
  readonly kind: string
  /** Sent if the kind is `other`. */
  readonly kindInWords: LocalizedInput
  readonly guests: readonly PersonInput[]
  readonly hosts: readonly PersonInput[]
  readonly start: DateInput
  readonly end: DateInput
  readonly timeZone: string
  /** Empty in the office's own city. */
  readonly city: LocalizedInput
  readonly venues: readonly string[]
  readonly occasion: LocalizedInput
  readonly partnershipId: string
  readonly anniversaryId: string
  /** Digits. */
  readonly ordinal: string
  /** The id of the trip that the visit is a stop of. */
  readonly partOf: string
  readonly programme: readonly ProgrammeInput[]
  readonly appointment: AppointmentInput
  readonly statements: readonly StatementInput[]
  readonly contacts: readonly ContactInput[]
  readonly visibility: string
  readonly outcome: LocalizedInput
  readonly notes: string
  readonly sources: readonly SourceInput[]
  readonly externalId: string
}

export const NO_VISIT: VisitValues = {
  direction: 'incoming',
  kind: 'official-visit',
  kindInWords: NO_TEXT,
  guests: [NO_PERSON],
  hosts: [],
  start: NO_DATE,
  end: NO_DATE,
  timeZone: '',
  city: NO_TEXT,
  venues: [''],
  occasion: NO_TEXT,
  partnershipId: '',
  anniversaryId: '',
  ordinal: '',
  partOf: '',
  programme: [],
  appointment: NO_APPOINTMENT,
  statements: [],
  contacts: [],
  visibility: 'internal',
  outcome: NO_TEXT,
  notes: '',
  sources: [],
  externalId: '',
}

/** The fields of a visit that the form changes. */
type VisitBody = Readonly<Record<keyof Omit<VisitValues, 'anniversaryId' | 'ordinal'>, unknown>> & {
  readonly anniversary?: unknown
}

/** The fields of a visit as JSON: no blank rows, and no field that is not given. */
export function toVisitBody(values: VisitValues): Partial<VisitBody> {
  const { direction, kind, visibility } = values
  return withoutUndefined({
    direction,
    kind,
    kindInWords: kind === 'other' ? fromLocalizedInput(values.kindInWords) : undefined,
    guests: guestsOf(values.guests).map(fromPersonInput),
    hosts: values.hosts.filter(isGiven.hosts).map(fromPersonInput),
    start: fromDateInput(values.start),
    end: fromDateInput(endOf(values)),
    timeZone: textIn(values.timeZone),
    city: fromLocalizedInput(values.city),
    venues: values.venues.filter(isGiven.venues).map((venue) => venue.trim()),
    occasion: fromLocalizedInput(values.occasion),
    partnershipId: textIn(values.partnershipId),
    anniversary: anniversaryOf(values),
    partOf: textIn(values.partOf),
    programme: values.programme.filter(isGiven.programme).map(programmeItemOf),
    appointment: fromAppointmentInput(values.appointment),
    statements: values.statements.filter(isGiven.statements).map(trimmed),
    // The API tells an empty list of contacts from none.
    contacts: someOf(values.contacts.filter(isGiven.contacts).map(trimmed)),
    visibility,
    outcome: fromLocalizedInput(values.outcome),
    notes: textIn(values.notes),
    sources: values.sources.filter(isGiven.sources).map(trimmed),
    externalId: textIn(values.externalId),
  })
}

/** What the form shows of a visit: the visit of an answer, or the fields of one. */
export function toVisitValues(fields: object): VisitValues {
  const visit = { ...EMPTY, ...(fields as Partial<Visit>) }
  return {
    ...NO_VISIT,
    direction: visit.direction,
    kind: visit.kind,
    kindInWords: toLocalizedInput(visit.kindInWords),
    guests: visit.guests.map(toPersonInput),
    hosts: visit.hosts.map(toPersonInput),
    start: toDateInput(visit.start),
    end: toDateInput(visit.end),
    timeZone: visit.timeZone ?? '',
    city: toLocalizedInput(visit.city),
    venues: visit.venues,
    occasion: toLocalizedInput(visit.occasion),
    partnershipId: visit.partnershipId ?? '',
    anniversaryId: visit.anniversary?.anniversaryId ?? '',
    ordinal: String(visit.anniversary?.ordinal ?? ''),
    partOf: visit.partOf ?? '',
    programme: visit.programme.map((item) => ({ ...NO_ITEM, ...item, on: toDateInput(item.on) })),
    appointment: toAppointmentInput(visit.appointment),
    statements: visit.statements,
    contacts: (visit.contacts ?? []).map(toContactInput),
    visibility: visit.visibility,
    outcome: toLocalizedInput(visit.outcome),
    notes: visit.notes ?? '',
    sources: visit.sources.map((source) => ({ ...NO_SOURCE, ...source })),
    externalId: visit.externalId ?? '',
  }
}

const toContactInput = (contact: object): ContactInput => ({ ...NO_CONTACT, ...contact })

const EMPTY = {
  direction: 'incoming',
  kind: 'official-visit',
  guests: [],
  hosts: [],
  venues: [],
  programme: [],
  statements: [],
  sources: [],
  visibility: 'internal',
} as const satisfies Partial<Visit>

const isBlank = (row: object, ignored: readonly string[] = []): boolean =>
  Object.entries(row).every(([name, value]) =>
    ignored.includes(name)
      ? true
      : typeof value === 'string'
        ? value.trim() === ''
        : isBlank(value as object),
  )

/** Whether a row of a list has been filled in. A row that was added and left blank is not sent. */
const isGiven = {
  guests: (person: PersonInput) => !isBlankPerson(person),
  hosts: (person: PersonInput) => !isBlankPerson(person),
  venues: (venue: string) => venue.trim() !== '',
  programme: (item: ProgrammeInput) => !isBlank(item, ['visibility']),
  statements: (statement: StatementInput) => !isBlank(statement, ['language', 'status']),
  contacts: (contact: ContactInput) => !isBlank(contact),
  sources: (source: SourceInput) => !isBlank(source, ['evidence']),
}

/** The end: a time alone is of the day of the start, as one enters it for a visit of a day. */
function endOf({ start, end }: Pick<VisitValues, 'start' | 'end'>): DateInput {
  const { time, ...day } = end
  const isTimeAlone = time !== '' && Object.values(day).every((part) => part.trim() === '')
  return isTimeAlone ? { ...start, time } : end
}

/** The guests to send: a single blank one is sent, so that each of its fields is reported as missing. */
function guestsOf(guests: readonly PersonInput[]): readonly PersonInput[] {
  const given = guests.filter(isGiven.guests)
  return given.length === 0 ? guests.slice(0, 1) : given
}

function anniversaryOf({ anniversaryId, ordinal }: VisitValues): object | undefined {
  if (anniversaryId === '' && ordinal.trim() === '') return undefined
  return withoutUndefined({ anniversaryId: textIn(anniversaryId), ordinal: numberIn(ordinal) })
}

const programmeItemOf = ({ on, ...item }: ProgrammeInput): object => ({
  ...withoutUndefined({ on: fromDateInput(on) }),
  ...trimmed(item),
})

/** A number, or the text itself, which the API then reports. */
const numberIn = (text: string): number | string | undefined =>
  /^\s*\d+\s*$/.test(text) ? Number(text) : textIn(text)

const someOf = <Item>(items: readonly Item[]): readonly Item[] | undefined =>
  items.length === 0 ? undefined : items

const trimmed = (row: object): Record<string, unknown> =>
  withoutUndefined(
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textIn(String(value))])),
  )

/**
 * Where a fault of the API stands in the form: blank rows are not sent, so that a later row of the form has a lower number
 * there. The faults of a correction stand below `/patch`.
 */
export function pointerInForm(values: VisitValues, pointer: string): string {
  const [, list = '', index = '', ...rest] = pointer.replace(/^\/patch(?=\/)/, '').split('/')
  const shown = ['', list, index, ...rest].filter((part, at) => at === 0 || part !== '').join('/')
  if (!(list in isGiven) || !/^\d+$/.test(index)) return shown
  const position = positionsOf(values, list as keyof typeof isGiven)[Number(index)] ?? Number(index)
  return ['', list, position, ...rest].join('/')
}

/** The positions in the form of the rows that are sent. */
function positionsOf(values: VisitValues, list: keyof typeof isGiven): readonly number[] {
  const isSent = isGiven[list] as (row: unknown) => boolean
  return values[list].flatMap((row, index) => (isSent(row) ? [index] : []))
}
