/** Who hears of a visit whose visibility is widened. */
import type { Subscription } from '../../../contract/subscriptions/schemas'
import type { Visit } from '../../../contract/visits/schemas'

type Visibility = Visit['visibility']

const RANK: Readonly<Record<Visibility, number>> = { internal: 0, press: 1, public: 2 }

export const isWider = (to: Visibility, from: Visibility): boolean => RANK[to] > RANK[from]

type Recipient = Pick<
  Subscription,
  'name' | 'clearance' | 'types' | 'paused' | 'deletedAt' | 'partnershipIds'
>

/** The subscriptions that receive changes of this visit, and could not see it before. */
export const newRecipients = <One extends Recipient>(
  subscriptions: readonly One[],
  { visibility, partnershipId }: Pick<Visit, 'visibility' | 'partnershipId'>,
  to: Visibility,
): readonly One[] =>
  subscriptions.filter(
    ({ clearance, types, paused, deletedAt, partnershipIds }) =>
      !paused &&
      deletedAt === undefined &&
      RANK[clearance] > RANK[visibility] &&
      RANK[clearance] <= RANK[to] &&
      types.some((type) => type === '*' || type.startsWith('visit.')) &&
      (partnershipIds === undefined || partnershipIds.includes(partnershipId ?? '')),
  )
