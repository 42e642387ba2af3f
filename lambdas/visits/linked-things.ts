/** Reads the partnership, the anniversary and the trip that a visit names. */
import type { Partnership } from '../../contract/partnerships/schemas'
import type { Fault } from '../../contract/problems'
import type { Country } from '../../contract/values/values'
import type { Visit } from '../../contract/visits/schemas'
import { anniversarySubject } from '../../domain/anniversaries/founded-anniversary'
import { partnershipSubject } from '../../domain/partnerships/partnership'
import { requireNone } from '../../domain/shared/refusal'
import { countriesOfVisit } from '../../domain/visits/visit'
import type { Store } from '../table/store'
import { linkToTrip, type TripLink } from './trips'

/** What a write of a visit needs of the things that the visit names. */
export interface Links {
  /** The countries of the visit, that of its partnership among them. */
  readonly countries: readonly Country[]
  readonly link: TripLink
}

/**
 * The links of a visit. Throws `invalid` if its partnership or its anniversary is not recorded, or if it cannot be a stop
 * of the trip that it names.
 *
 * @param base JSON pointer of the visit's fields in the body of the request
 */
export async function readLinks(
  store: Pick<Store, 'read' | 'batchGet'>,
  visit: Visit,
  before?: Visit,
  base = '',
): Promise<Links> {
  const { partnershipId, anniversary } = visit
  const [partnership, isAnniversary, link] = await Promise.all([
    partnershipId === undefined ? undefined : store.read<Partnership>(partnershipSubject(partnershipId)),
    anniversary && store.read(anniversarySubject(anniversary.anniversaryId)),
    linkToTrip(store, visit, before),
  ])
  const faults: Fault[] = link.faults.map(({ pointer, message }) => ({ pointer: base + pointer, message }))
  if (partnershipId !== undefined && !partnership)
    faults.push({ pointer: `${base}/partnershipId`, message: 'is not the id of a partnership' })
  if (anniversary && !isAnniversary)
    faults.push({
      pointer: `${base}/anniversary/anniversaryId`,
      message: 'is not the id of an anniversary',
    })
  requireNone(faults)
  return { countries: countriesOfVisit(visit, partnership?.thing.country), link }
}
