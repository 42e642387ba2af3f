/** Every type of change, in the case of `examples/istanbul.json` and what might have become of it. */
import type { Examples } from '../../contract/documents/asyncapi/document'
import type { Change } from '../../contract/changes'
import { CHANGE_TYPES, type WithdrawalType } from '../../contract/events'
import type { Withdrawal } from '../../contract/subscriptions/withdrawals'
import { readExample } from '../example'
import { tellPartnership } from './partnership'
import { tellFeed, tellSubscription } from './services'
import { newStory } from './story'
import { tellBook, tellVisits } from './visit'

/** The changes, made by the rules; the same ones at each call. */
export function everyChange(): readonly Change[] {
  const { partnership, visit, entry } = readExample()
  const story = newStory()
  tellPartnership(story, partnership)
  tellBook(story, entry, tellVisits(story, visit))
  tellSubscription(story)
  tellFeed(story)
  return story.changes
}

/** The first change of each type, and one withdrawal of each type. */
export function everyEvent(): Examples {
  const changes = everyChange()
  const first = (type: string): Change => {
    const change = changes.find((each) => each.type === type)
    if (!change) throw new Error(`The story has no ${type}.`)
    return change
  }
  const withdrawals = {
    'visit.withdrawn': withdrawn('visit.withdrawn', first('visit.rescheduled')),
    'book-entry.withdrawn': withdrawn('book-entry.withdrawn', first('book-entry.corrected')),
  }
  return {
    ...Object.fromEntries(CHANGE_TYPES.map((type) => [type, first(type)])),
    ...withdrawals,
  } as Examples
}

const withdrawn = (type: WithdrawalType, { id, time, subject, sequence }: Change): Withdrawal => ({
  id,
  type,
  time,
  subject,
  sequence,
})
