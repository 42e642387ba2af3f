/** Checks what a subscription refers to: its web address and its partnerships. */
import type { Subscription } from '../../contract/subscriptions/schemas'
import { partnershipSubject } from '../../domain/partnerships/partnership'
import { requireNone } from '../../domain/shared/refusal'
import type { Subscriptions } from './dependencies'

/**
 * Throws `invalid` if nothing can be posted to the address, or if a partnership is not recorded; values that were there
 * before are not checked again.
 */
export async function requireGoodTargets(
  { url, partnershipIds = [] }: Pick<Subscription, 'url' | 'partnershipIds'>,
  { faultOf, store }: Pick<Subscriptions, 'faultOf' | 'store'>,
  before?: Subscription,
): Promise<void> {
  const fault = url === before?.url ? undefined : await faultOf(url)
  const known = await store.readThings(partnershipIds.map(partnershipSubject))
  const unknown = partnershipIds.flatMap((id, index) =>
    known.has(partnershipSubject(id)) || before?.partnershipIds?.includes(id)
      ? []
      : [{ pointer: `/partnershipIds/${index}`, message: 'is not the id of a partnership' }],
  )
  requireNone([...(fault === undefined ? [] : [{ pointer: '/url', message: fault }]), ...unknown])
}
