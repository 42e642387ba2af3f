import type { Visit } from '../../../contract/visits/schemas'
import { partnershipsOf, type PartnershipReads } from '../../../lambdas/fan-out/partnerships'
import { recordedVisit } from '../../domain/shared/builders'

const visit: Visit = { ...recordedVisit(), partnershipId: 'istanbul' }
const entry = { visitId: visit.id }

/** A store that holds one visit, with the subjects that were read from it. */
function storeOfOne(): { readonly store: PartnershipReads; readonly reads: string[] } {
  const reads: string[] = []
  const read = async (subject: string) => {
    reads.push(subject)
    return { thing: visit }
  }
  return { store: { read, readChange: async () => undefined } as unknown as PartnershipReads, reads }
}

test('reads the visit of an entry once for all versions of the entry', async () => {
  const { store, reads } = storeOfOne()
  const withPartnership = partnershipsOf(store, true)
  const versions = [undefined, visit.updatedAt, '2100-01-01T00:00:00.000Z'].map((time) =>
    withPartnership('book-entry.corrected', entry, time),
  )
  expect((await Promise.all(versions)).map(({ partnershipId }) => partnershipId)).toEqual(
    Array(3).fill('istanbul'),
  )
  expect(reads).toEqual([`visits/${visit.id}`])
})

test('reads no visit unless a subscription names partnerships', async () => {
  const { store, reads } = storeOfOne()
  expect(await partnershipsOf(store, false)('book-entry.signed', entry)).toEqual({ thing: entry })
  expect(reads).toEqual([])
})
