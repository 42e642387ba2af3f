/** The rules of anniversaries and their occurrences. */
import type { Anniversary, AnniversaryInput } from '../../../contract/anniversaries/schemas'
import { IDS } from '../test-data'
import { subjectOf } from '../request'
import { unless, type Rules } from '../model-result'
import { allOf, changedFields, fieldsOf, type Fields } from '../model-state'
import { anniversaryChangeType } from './partnership-anniversary'
import { begins, ends } from './dates'
import { compare, listResult } from './list-result'
import { listChanges, readThing, thingOf } from './read-thing'
import { occurrencesOf } from './occurrences'
import { duplicate, invalidIf, patched } from './shared'

const DEFAULTS = { leadTimes: [180, 30, 7, 0], announce: 'milestones', status: 'active' }

export const anniversaryRules: Rules = {
  recordAnniversary: (state, { body }) => {
    const input = body as AnniversaryInput
    const id = input.id ?? IDS[input.title.en ?? input.title.de ?? ''] ?? ''
    const subject = `anniversaries/${id}`
    const reasons = [invalidIf(id.startsWith('partnership-')), duplicate(state, 'anniversary', { subject })]
    return unless(reasons, () => ({
      recorded: [{ subject, type: 'anniversary.recorded', fields: { ...DEFAULTS, ...input, id } }],
    }))
  },

  updateAnniversary: (state, request) => {
    const before = thingOf<Anniversary>(state, request)
    const fields = fieldsOf(before)
    const isFollowing = before.partnershipId !== undefined
    const merged = patched(DEFAULTS, fields, request.body)
    const after = isFollowing ? mutedByOffice(merged, request.body as Fields) : merged
    const isMoved = after.kind !== before.kind || after.originOn !== before.originOn
    const subject = subjectOf(request)
    const isWrong = !after.originOn || !after.kind || !after.title
    return unless([invalidIf(isWrong || (isFollowing && isMoved))], () =>
      changedFields(fields, after).length === 0
        ? { unchanged: subject }
        : {
            recorded: [{ subject, type: anniversaryChangeType(before.status, after.status), fields: after }],
          },
    )
  },

  readAnniversary: readThing,
  listAnniversaryChanges: listChanges,
  listAnniversaries: (state, { query }) => ({
    read: listResult(allOf<Anniversary>(state, 'anniversaries/').map(asListItem), query),
  }),

  listOccurrences: (state, { query: { from = '', to = '', milestones, muted } }) => {
    const items = allOf<Anniversary>(state, 'anniversaries/')
      .filter(({ status }) => status === 'active' || muted === 'true')
      .flatMap(occurrencesOf)
      .filter(
        ({ on, milestone }) => begins(on) <= to && ends(on) >= from && (milestone || milestones !== 'true'),
      )
      .toSorted((a, b) => compare(a.on, b.on) || compare(a.anniversaryId, b.anniversaryId))
    return { read: { items } }
  },
}

/** A patch with the status `muted` is a decision of the office, also where the partnership has muted before. */
function mutedByOffice({ mutedBy, ...fields }: Fields, { status }: Fields): Fields {
  if (fields.status !== 'muted') return fields
  return { ...fields, ...(status === 'muted' ? { mutedBy: 'office' } : mutedBy ? { mutedBy } : {}) }
}

const asListItem = (thing: Anniversary) => {
  const { id, originOn: start, status, kind } = thing
  return { thing, id, start, by: { status, kind } }
}
