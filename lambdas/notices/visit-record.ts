/** Reads what a notice is composed from: a visit with its partnership, its anniversary and its entries. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Entry } from '../../contract/books/schemas'
import type { Partnership } from '../../contract/partnerships/schemas'
import type { Visit } from '../../contract/visits/schemas'
import { anniversarySubject } from '../../domain/anniversaries/founded-anniversary'
import type { VisitRecord } from '../../domain/notices/record'
import { partnershipSubject } from '../../domain/partnerships/partnership'
import { notFound } from '../../domain/shared/refusal'
import { visitSubject } from '../../domain/visits/visit'
import { readEntriesOfVisit } from '../books/entries-of-visit'
import type { Registry } from '../things/registry'

/** Throws `not-found` for a visit that is not recorded. */
export async function readVisitRecord(
  { store, books }: Pick<Registry, 'store' | 'books'>,
  visitId: string,
): Promise<VisitRecord> {
  const [kept, summaries] = await Promise.all([
    store.read<Visit>(visitSubject(visitId)),
    readEntriesOfVisit({ store, books }, visitId),
  ])
  if (!kept) throw notFound()
  const { partnershipId, anniversary } = kept.thing
  const [partnership, celebrated, entries] = await Promise.all([
    partnershipId === undefined ? undefined : store.read<Partnership>(partnershipSubject(partnershipId)),
    anniversary && store.read<Anniversary>(anniversarySubject(anniversary.anniversaryId)),
    store.readThings<Entry>(summaries.map(({ subject }) => subject)),
  ])
  return {
    visit: kept.thing,
    partnership: partnership?.thing,
    anniversary: celebrated?.thing,
    entries: [...entries.values()].filter(({ status, visitId: of }) => status !== 'void' && of === visitId),
  }
}
