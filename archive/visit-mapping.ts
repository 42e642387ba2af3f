import type * as z from 'zod/mini'
import type { Fault } from '../contract/problems'
import type { visitInput } from '../contract/visits/schemas'
import type { ArchivedVisit } from './archive-file'
import {
  cutToPrecision,
  inList,
  isKnown,
  optionalInLanguage,
  personOf,
  selectComplete,
  selectHosts,
  selectPeople,
  sourcesOf,
  type ImportSettings,
  type Mapped,
} from './common-mapping'

/** The body of `POST /v1/visits`. */
export type VisitBody = Extract<z.input<typeof visitInput>, { origin: 'archive' }>

/**
 * Maps a visit of an archive to the registry. A visit without a status is recorded as planned, since the archive does not
 * say that it took place.
 *
 * @param partnershipId the registry's id of the partnership that the item names
 */
export function mapVisit(
  item: ArchivedVisit,
  externalId: string,
  { language, visibility }: ImportSettings,
  partnershipId?: string,
): Mapped<VisitBody> {
  const hosts = selectHosts(item)
  const guests = selectPeople(item.guests, inList('/guests'))
  const programme = selectComplete(item.programme, inList('/programme'), hasWhat, 'what')
  const statements = selectComplete(item.statements, inList('/statements'), isComplete, 'speaker or text')
  const body: VisitBody = {
    origin: 'archive',
    externalId,
    direction: item.direction,
    kind: item.kind.kind,
    kindInWords: optionalInLanguage(item.kindInWords ?? item.kind.inWords, language),
    start: cutToPrecision(item.start, item.datePrecision),
    end: item.end && cutToPrecision(item.end, item.datePrecision),
    status: item.status,
    statusReason: item.statusReason,
    occasion: optionalInLanguage(item.occasion, language),
    hosts: hosts.kept.map(personOf),
    guests: guests.kept.map(personOf),
    venues: item.venues.filter(isKnown),
    programme: programme.kept.map(({ time, what, place }) => ({ time, what, where: place })),
    statements: statements.kept.map((said) => ({ ...said, language: said.language ?? language })),
    partnershipId,
    notes: item.notes,
    visibility,
    sources: sourcesOf(item),
  }
  const leftOut = [hosts, guests, programme, statements].flatMap((selection) => selection.leftOut)
  return { body, leftOut: item.kind.inWords === undefined ? leftOut : [KIND_IN_WORDS, ...leftOut] }
}

/** So that a misspelt kind is seen. The term itself stays in the file, since it could hold a person's name. */
const KIND_IN_WORDS: Fault = {
  pointer: '/kind',
  message: 'recorded as `other`, in the words of the file: it is not a kind of the registry',
}

type ProgrammeItem = NonNullable<ArchivedVisit['programme'][number]>
type Statement = NonNullable<ArchivedVisit['statements'][number]>

const hasWhat = (item: ProgrammeItem): item is ProgrammeItem & { what: string } => isKnown(item.what)
const isComplete = (said: Statement): said is Statement & { speaker: string; text: string } =>
  isKnown(said.speaker) && isKnown(said.text)
