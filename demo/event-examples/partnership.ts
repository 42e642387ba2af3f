import type { Partnership, PartnershipInput, PartnershipStatus } from '../../contract/partnerships/schemas'
import { updateAnniversary } from '../../domain/anniversaries/anniversary'
import { REGISTRY_ACTOR } from '../../domain/shared/change'
import { followPartnership } from '../../domain/anniversaries/founded-anniversary'
import {
  recordPartnership,
  changePartnershipStatus,
  updatePartnership,
} from '../../domain/partnerships/partnership'
import { announce, dueOn } from '../../domain/anniversaries/upcoming'
import type { Recorder } from './recorder'

/** Every change of a partnership and of its anniversary. */
export function addPartnershipChanges(
  { at, record, changes }: Recorder,
  input: PartnershipInput,
): Partnership {
  const founding = at('2024-01-15T09:00:00.000Z')
  const recorded = record(recordPartnership(input, founding))
  const anniversary = record(followPartnership({ after: recorded }, undefined, founding))
  const updated = record(
    updatePartnership(recorded, { foundedPlace: 'Istanbul' }, at('2024-01-16T09:00:00.000Z')),
  )

  const step = (before: Partnership, status: PartnershipStatus, on: string, reason: string) =>
    record(changePartnershipStatus(before, { status, on, reason }, at(`${on}T10:00:00.000Z`)))
  const suspended = step(updated, 'suspended', '2024-02-01', 'The council asks for a pause.')
  const muted = record(
    followPartnership({ before: updated, after: suspended }, anniversary, at('2024-02-01T10:00:00.000Z')),
  )
  const ended = step(suspended, 'ended', '2024-02-15', 'The council sees no way on.')
  const resumed = step(ended, 'active', '2024-03-01', 'The council has found one.')
  const unmuted = record(
    followPartnership({ before: ended, after: resumed }, muted, at('2024-03-01T10:00:00.000Z')),
  )

  const leadTimes = [365, 30, 0]
  const current = record(updateAnniversary(unmuted, { leadTimes }, at('2024-03-02T09:00:00.000Z')))
  const day = '2024-10-18'
  const [upcoming] = dueOn({ from: day, to: day }, [current])
  const announced = upcoming && announce(upcoming, undefined, at(`${day}T04:00:00.000Z`, REGISTRY_ACTOR))
  if (announced) changes.push(announced.change)
  return resumed
}
