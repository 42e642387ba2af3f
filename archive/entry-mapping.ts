import type * as z from 'zod/mini'
import type { entryInput } from '../contract/books/schemas'
import type { Fault } from '../contract/problems'
import type { ArchivedSigning } from './archive-file'
import {
  cutToPrecision,
  inList,
  optionalInLanguage,
  personOf,
  selectHosts,
  selectPeople,
  sourcesOf,
  type ImportSettings,
  type Mapped,
} from './common-mapping'

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
  const body: EntryBody = {
    origin: 'archive',
    externalId,
    volume: item.volume,
    page: isOnUnknownVolume(item) ? undefined : item.page,
    signedOn: cutToPrecision(item.date, item.datePrecision),
    signers: signers.kept.map((signer) => ({
      ...personOf(signer),
      role: signer.role === 'companion' ? 'companion' : 'principal',
    })),
    hosts: hosts.kept.map(personOf),
    occasion: optionalInLanguage(item.occasion, language),
    place: item.venue,
    inscription: inscriptionOf(item.inscription),
    visitId,
    notes: item.notes,
    visibility,
    sources: sourcesOf(item),
  }
  const page = isOnUnknownVolume(item) ? [pageWithoutVolume] : []
  return { body, leftOut: [...page, ...signers.leftOut, ...hosts.leftOut] }
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
