/** Reads the partnership and the anniversary that a visit names. */
import type { Partnership } from '../../contract/partnerships/schemas'
import type { Fault } from '../../contract/problems'
import type { Country } from '../../contract/values/values'
import type { Visit } from '../../contract/visits/schemas'
import { anniversarySubject } from '../../domain/anniversaries/founded-anniversary'
import { partnershipSubject } from '../../domain/partnerships/partnership'
import { requireNone } from '../../domain/shared/refusal'
import { countriesOfVisit } from '../../domain/visits/visit'
import type { Store } from '../table/store'

/**
 * The countries of a visit, that of its partnership among them. Throws `invalid` if its partnership or its anniversary is
 * not recorded.
 *
 * @param base JSON pointer of the visit's fields in the body of the request
 */
export async function countriesWithLinks(
  store: Pick<Store, 'read'>,
  visit: Visit,
  base = '',
): Promise<Country[]> {
  const { partnershipId, anniversary } = visit
  const [partnership, isAnniversary] = await Promise.all([
    partnershipId === undefined ? undefined : store.read<Partnership>(partnershipSubject(partnershipId)),
    anniversary && store.read(anniversarySubject(anniversary.anniversaryId)),
  ])
  const faults: Fault[] = []
  if (partnershipId !== undefined && !partnership)
    faults.push({ pointer: `${base}/partnershipId`, message: 'is not the id of a partnership' })
  if (anniversary && !isAnniversary)
    faults.push({
      pointer: `${base}/anniversary/anniversaryId`,
      message: 'is not the id of an anniversary',
    })
  requireNone(faults)
  return countriesOfVisit(visit, partnership?.thing.country)
}
