/** An example of every event, from the case of `examples/istanbul.json` and possible continuations. */
import type { Examples } from '../../contract/documents/asyncapi/document'
import type { Change } from '../../contract/changes'
import { CHANGE_TYPES, WITHDRAWAL_TYPES, type WithdrawalType } from '../../contract/events'
import type { Withdrawal } from '../../contract/subscriptions/withdrawals'
import { groupOf } from '../../domain/shared/event-group'
import { readExample } from '../example'
import { addNoticeChanges } from './notice'
import { addPartnershipChanges } from './partnership'
import { addFeedChanges, addSubscriptionChanges } from './services'
import { newRecorder } from './recorder'
import { addBookChanges, addVisitChanges } from './visit'

/** The changes, as the rules of the domain make them; the same at each call. */
export function exampleChanges(): readonly Change[] {
  const { partnership, visit, entry } = readExample()
  const recorder = newRecorder()
  addPartnershipChanges(recorder, partnership)
  const completed = addVisitChanges(recorder, visit)
  addBookChanges(recorder, entry, completed)
  addNoticeChanges(recorder, completed)
  addSubscriptionChanges(recorder)
  addFeedChanges(recorder)
  return recorder.changes
}

/** The first change of each type, and one withdrawal of each type. */
export function exampleEvents(): Examples {
  const changes = exampleChanges()
  const first = (type: string): Change => {
    const change = changes.find((each) => each.type === type)
    if (!change) throw new Error(`There is no example of ${type}.`)
    return change
  }
  const secondOf = (group: string): Change => {
    const change = changes.find(({ type, sequence }) => groupOf(type) === group && sequence === 2)
    if (!change) throw new Error(`There is no example of a second change of a ${group}.`)
    return change
  }
  return {
    ...Object.fromEntries(CHANGE_TYPES.map((type) => [type, first(type)])),
    ...Object.fromEntries(WITHDRAWAL_TYPES.map((type) => [type, withdrawn(type, secondOf(groupOf(type)))])),
  } as Examples
}

const withdrawn = (type: WithdrawalType, { id, time, subject, sequence }: Change): Withdrawal => ({
  id,
  type,
  time,
  subject,
  sequence,
})
