import type * as z from 'zod/mini'
import type { entryInput } from '../../contract/books/schemas'
import type { Fault } from '../../contract/problems'
import type { ArchivedSigning } from '../files/archive-file'
import {
  inList,
  optionalInLanguage,
  PERSON_FIELDS,
  personOf,
  selectHosts,
  selectPeople,
  selectSources,
  withPrecision,
  type ImportSettings,
  type Mapped,
} from './common-mapping'
import { elementFields, fileFieldOf, type FileFields } from './file-fields'

/** The body of `POST /v1/books/{book}/entries`; the book is in the path. */
export type EntryBody = Extract<z.input<typeof entryInput>, { origin: 'archive' }>

/**
 * Maps a signing of an archive to an entry. A signer who is not a companion is a principal, as is a group.
 *
 * @param visitId the registry's id of the visit that names this signing
 */
export function mapEntry(
  item: ArchivedSigning,
  externalId: string,
  { language, visibility }: ImportSettings,
  visitId?: string,
): Mapped<EntryBody> {
  const signers = selectPeople(item.signers, inList('/signers'))
  const hosts = selectHosts(item)
  const sources = selectSources(item)
  const body: EntryBody = {
    origin: 'archive',
    externalId,
    volume: item.volume,
    page: isOnUnknownVolume(item) ? undefined : item.page,
    signedOn: item.date === undefined ? undefined : withPrecision(item.date, item.datePrecision),
    signers: signers.kept.map((signer) => ({
      ...personOf(signer),
      role: signer.role === 'companion' ? 'companion' : 'principal',
    })),
    hosts: hosts.kept.map(personOf),
    occasion: optionalInLanguage(item.occasion, language),
    place: item.venue,
    inscription: inscriptionOf(item.inscription),
    // Signings may be imported without the file of the visits, which state the link.
    ...(visitId !== undefined && { visitId }),
    notes: item.notes,
    visibility,
    sources: sources.kept,
  }
  const fields: FileFields = {
    ...FIELDS,
    ...elementFields('/signers', signers.places, PERSON_FIELDS),
    ...elementFields('/hosts', hosts.places, PERSON_FIELDS),
    ...elementFields('/sources', sources.places),
  }
  const page = isOnUnknownVolume(item) ? [pageWithoutVolume] : []
  return {
    body,
    leftOut: [...page, ...signers.leftOut, ...hosts.leftOut],
    fieldOf: (pointer) => fileFieldOf(pointer, fields, item),
  }
}

/** A signing is linked by its visit. */
export const VISIT_IN_FILE = 'relatedSigning of its visit'

/** The fields of an entry that have another name in the file. */
const FIELDS: FileFields = {
  '/externalId': '/id',
  '/signedOn': '/date',
  '/place': '/venue',
  '/hosts': '/host',
  '/visitId': VISIT_IN_FILE,
  '/visibility': '--visibility',
}

const isOnUnknownVolume = ({ volume, page }: ArchivedSigning): boolean =>
  volume === undefined && page !== undefined
const pageWithoutVolume: Fault = { pointer: '/page', message: 'left out: volume is missing' }

/** The language of an inscription is not that of the file, so it is stated only where the item states it. */
function inscriptionOf(inscription: ArchivedSigning['inscription']): EntryBody['inscription'] {
  if (typeof inscription === 'string') return { text: inscription }
  const text = inscription?.text
  return text === undefined ? undefined : { text, language: inscription?.language }
}
