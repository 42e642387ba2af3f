/** Steps of a partnership and the anniversary that it founds. */
import type { Anniversary } from '../../../contract/anniversaries/schemas'
import type { Partnership, PartnershipStatus } from '../../../contract/partnerships/schemas'
import { updateAnniversary } from '../../../domain/anniversaries/anniversary'
import { concernsAnniversary, followPartnership } from '../../../domain/anniversaries/founded-anniversary'
import { changePartnershipStatus, updatePartnership } from '../../../domain/partnerships/partnership'
import type { Changed } from '../../../domain/shared/change'
import { momentAt, recordedPartnership } from '../shared/builders'

/** A partnership, its anniversary, and the changes of the anniversary that the partnership has caused. */
interface Pair {
  readonly partnership: Partnership
  readonly anniversary?: Anniversary | undefined
  readonly changes: readonly string[]
}
export type Step = (pair: Pair) => Pair

function followed(
  { partnership: before, anniversary, changes }: Pair,
  after: Partnership,
  reason?: string,
): Pair {
  if (!concernsAnniversary(after, before)) return { partnership: after, anniversary, changes }
  const next = followPartnership({ after, before, reason }, anniversary, momentAt())
  if (!next) return { partnership: after, anniversary, changes }
  const { type, reason: why } = next.change
  return {
    partnership: after,
    anniversary: next.thing,
    changes: [...changes, why === undefined ? type : `${type}: ${why}`],
  }
}

const through = (pair: Pair, next: Changed<Partnership> | undefined): Pair =>
  next ? followed(pair, next.thing, next.change.reason) : pair
export const patch =
  (fields: object): Step =>
  (pair) =>
    through(pair, updatePartnership(pair.partnership, fields, momentAt()))
export const become =
  (status: PartnershipStatus): Step =>
  (pair) =>
    through(pair, changePartnershipStatus(pair.partnership, { status, reason: 'agreed' }, momentAt()))
/** A patch of the anniversary by the office, also one without a difference. */
export const patchAnniversary =
  (fields: object): Step =>
  (pair) => ({
    ...pair,
    anniversary:
      (pair.anniversary && updateAnniversary(pair.anniversary, fields, momentAt())?.thing) ??
      pair.anniversary,
  })

export function recorded(fields: object = {}): Pair {
  const partnership = recordedPartnership(fields)
  const founding = concernsAnniversary(partnership)
    ? followPartnership({ after: partnership }, undefined, momentAt())
    : undefined
  return { partnership, anniversary: founding?.thing, changes: founding ? [founding.change.type] : [] }
}
export const after = (start: Pair, ...steps: readonly Step[]): Pair =>
  steps.reduce((pair, step) => step(pair), start)

/** The changes of the anniversary since its founding. */
export const changesSince = ({ changes }: Pair) => changes.slice(1)
