import type * as z from 'zod/mini'
import type { visitInput } from '../../contract/visits/schemas'
import type { ArchivedVisit } from '../files/archive-file'
import {
  inList,
  isKnown,
  optionalInLanguage,
  otherRemarks,
  PERSON_FIELDS,
  personOf,
  selectComplete,
  selectHosts,
  selectKnown,
  selectPeople,
  selectSources,
  withPrecision,
  type ImportSettings,
  type Mapped,
} from './common-mapping'
import { elementFields, fileFieldOf, type FileFields } from './file-fields'

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
  const venues = selectKnown(item.venues, '/venues')
  const sources = selectSources(item)
  const body: VisitBody = {
    origin: 'archive',
    externalId,
    direction: item.direction,
    kind: item.kind.term,
    kindInWords: optionalInLanguage(item.kindInWords ?? item.kind.inWords, language),
    start: withPrecision(item.start, item.datePrecision),
    end: item.end && withPrecision(item.end, item.datePrecision),
    status: item.status,
    statusReason: item.statusReason,
    occasion: optionalInLanguage(item.occasion, language),
    hosts: hosts.kept.map(personOf),
    guests: guests.kept.map(personOf),
    venues: venues.kept,
    programme: programme.kept.map(({ time, what, place }) => ({ time, what, where: place })),
    statements: statements.kept.map((said) => ({ ...said, language: said.language ?? language })),
    partnershipId,
    notes: item.notes,
    visibility,
    sources: sources.kept,
  }
  const fields: FileFields = {
    ...FIELDS,
    ...(item.kindInWords === undefined && item.kind.inWords !== undefined && { '/kindInWords': '/kind' }),
    ...elementFields('/hosts', hosts.places, PERSON_FIELDS),
    ...elementFields('/guests', guests.places, PERSON_FIELDS),
    ...elementFields('/venues', venues.places),
    ...elementFields('/programme', programme.places, { '/where': '/place' }),
    ...elementFields('/statements', statements.places),
    ...elementFields('/sources', sources.places),
  }
  const leftOut = [hosts, guests, programme, statements].flatMap((selection) => selection.leftOut)
  return {
    body,
    leftOut: [...otherRemarks([item.kind], ['/kind'], 'a kind'), ...leftOut],
    fieldOf: (pointer) => fileFieldOf(pointer, fields, { ...item, kind: item.kind.term }),
  }
}

/** The fields of a visit that have another name in the file. */
const FIELDS: FileFields = {
  '/externalId': '/id',
  '/partnershipId': '/relatedPartner',
  '/visibility': '--visibility',
  '/hosts': '/host',
}

type ProgrammeItem = NonNullable<ArchivedVisit['programme'][number]>
type Statement = NonNullable<ArchivedVisit['statements'][number]>

const hasWhat = (item: ProgrammeItem): item is ProgrammeItem & { what: string } => isKnown(item.what)
const isComplete = (said: Statement): said is Statement & { speaker: string; text: string } =>
  isKnown(said.speaker) && isKnown(said.text)
