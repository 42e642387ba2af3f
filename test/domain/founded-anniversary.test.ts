import { anniversary as anniversarySchema, type Anniversary } from '../../contract/anniversaries'
import type { Partnership, PartnershipStatus } from '../../contract/partnerships'
import { updateAnniversary } from '../../domain/anniversary'
import type { Changed } from '../../domain/change'
import { concernsAnniversary, followPartnership } from '../../domain/founded-anniversary'
import { stepPartnership, updatePartnership } from '../../domain/partnership'
import { foundedBy, momentAt, recordedPartnership, understood } from './builders'

/** A partnership with its anniversary, and the types of what has happened to that. */
class Pair {
  readonly happened: string[] = []
  anniversary: Anniversary | undefined

  constructor(public partnership: Partnership) {
    this.follow(partnership)
  }

  patch(patch: object): this {
    return this.next(updatePartnership(this.partnership, patch, momentAt()))
  }
  become(status: PartnershipStatus): this {
    return this.next(stepPartnership(this.partnership, { status, reason: 'So it was agreed' }, momentAt()))
  }
  /** What the office itself does to the anniversary. */
  decide(patch: object): this {
    if (!this.anniversary) throw new Error('There is none yet')
    this.anniversary = updateAnniversary(this.anniversary, patch, momentAt())?.thing ?? this.anniversary
    return this
  }

  private next(step: Changed<Partnership> | undefined): this {
    const before = this.partnership
    if (!step) return this
    this.partnership = step.thing
    return this.follow(before, step.change.reason)
  }
  private follow(before: Partnership, reason?: string): this {
    const after = this.partnership
    const step = before === after ? { after } : { after, before, reason }
    const next = concernsAnniversary(after, step.before)
      ? followPartnership(step, this.anniversary, momentAt())
      : undefined
    if (next) {
      const { type, reason: why } = next.change
      this.happened.push(`${type.slice('anniversary.'.length)}${why === undefined ? '' : `: ${why}`}`)
      this.anniversary = next.thing
    }
    return this
  }
}

const pair = (fields: object = {}) => new Pair(recordedPartnership(fields))
const AGREED = 'So it was agreed'
