import type * as z from 'zod/mini'
import type { visitInput } from '../contract/visits/schemas'
import type { ArchivedVisit } from './archive-file'
import {
  atPrecision,
  inList,
  isKnown,
  perhapsInLanguage,
  personOf,
  sifted,
  siftedHosts,
  siftedPeople,
  sourcesOf,
  type ImportSettings,
  type Mapped,
} from './common-mapping'

/** The body of `POST /v1/visits`. */
export type VisitBody = Extract<z.input<typeof visitInput>, { origin: 'archive' }>

/**
 * Maps a visit of an archive to the registry. A visit whose status the archive does not know is left as planned:
 * nobody has said that it took place.
 *
 * @param partnershipId the registry's id of the partnership that the item names
 */
export function mapVisit(
  item: ArchivedVisit,
  externalId: string,
  { language, visibility }: ImportSettings,
  partnershipId?: string,
): Mapped<VisitBody> {
  const hosts = siftedHosts(item)
  const guests = siftedPeople(item.guests, inList('/guests'))
  const programme = sifted(item.programme, inList('/programme'), hasWhat, 'left out: it does not say what')
  const statements = sifted(
    item.statements,
    inList('/statements'),
    isSaid,
    'left out: speaker or text is not known',
  )
  const body: VisitBody = {
    origin: 'archive',
    externalId,
    direction: item.direction,
    kind: item.kind,
    start: atPrecision(item.start, item.datePrecision),
    end: item.end && atPrecision(item.end, item.datePrecision),
    status: item.status,
    statusReason: item.statusReason,
    occasion: perhapsInLanguage(item.occasion, language),
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
  return { body, leftOut: [hosts, guests, programme, statements].flatMap(({ leftOut }) => leftOut) }
}

type ProgrammeItem = NonNullable<ArchivedVisit['programme'][number]>
type Statement = NonNullable<ArchivedVisit['statements'][number]>

const hasWhat = (item: ProgrammeItem): item is ProgrammeItem & { what: string } => isKnown(item.what)
const isSaid = (said: Statement): said is Statement & { speaker: string; text: string } =>
  isKnown(said.speaker) && isKnown(said.text)
