/**
 * Withdrawals of entries whose visit changes partnership: an entry belongs to the partnership of its visit, so a visit that
 * leaves a partnership withdraws its entries too.
 */
import type { Entry } from '../../contract/books/schemas'
import type { Change } from '../../contract/changes'
import type { Visit } from '../../contract/visits/schemas'
import { isOfGroup, isSeenBy } from '../../domain/notifications/audience'
import { groupOf } from '../../domain/shared/event-group'
import { visitSubject } from '../../domain/visits/visit'
import { readEntriesOfVisit } from '../books/entries-of-visit'
import { KEPT_SECONDS } from '../table/expiry'
import type { Subscriber } from '../subscriptions/record'
import { asOf } from './as-of'
import type { FanOutStore } from './fan-out-store'

/** An entry that a change of its visit hides from a subscriber. */
export interface HiddenEntry {
  readonly subscriber: Subscriber
  /** The change of the visit. */
  readonly by: Change
  readonly subject: string
  readonly sequence: number
}

/** A visit before and after a change of it. */
interface VisitStep {
  readonly before: Visit
  readonly change: Change<Visit>
}

type Entries = ReadonlyMap<string, Entry>

/**
 * The entries that a change hides from subscribers: of a change of a visit, the visit's entries; of an entry that moves to
 * another visit, the entry itself if earlier changes of its former visit have hidden it.
 */
export async function entriesHiddenBy(
  change: Change,
  before: object | undefined,
  subscribers: readonly Subscriber[],
  store: FanOutStore,
): Promise<HiddenEntry[]> {
  const interested = subscribers.filter(
    ({ types, partnershipIds }) => partnershipIds && isOfGroup('book-entry.withdrawn', types),
  )
  if (!before || interested.length === 0) return []
  if (groupOf(change.type) === 'visit') {
    const step = { before: before as Visit, change: change as Change<Visit> }
    return await hiddenBy(step, interested, () => readEntriesOf(change as Change<Visit>, store), store)
  }
  if (groupOf(change.type) !== 'book-entry') return []
  return await hiddenByFormerVisit(change as Change<Entry>, before as Entry, interested, store)
}

async function hiddenBy(
  { before, change }: VisitStep,
  subscribers: readonly Subscriber[],
  readEntries: () => Promise<Entries>,
  store: Pick<FanOutStore, 'readChange'>,
): Promise<HiddenEntry[]> {
  const [was, is] = [before.partnershipId, change.data.partnershipId]
  const losing = subscribers.filter(
    ({ partnershipIds = [] }) =>
      was !== undefined && was !== is && partnershipIds.includes(was) && !partnershipIds.includes(is ?? ''),
  )
  if (losing.length === 0) return []
  const then = await Promise.all(
    [...(await readEntries())]
      .filter(([, { createdAt }]) => createdAt <= change.time)
      .map(async ([subject, entry]) => [subject, await asOf(subject, entry, change.time, store)] as const),
  )
  return then
    .filter(([, { visitId }]) => visitId === change.data.id)
    .flatMap(([subject, thing]) =>
      losing
        .filter((each) => isSeenBy(each, 'book-entry.withdrawn', { thing, partnershipId: was }))
        .map((subscriber) => ({ subscriber, by: change, subject, sequence: thing.version })),
    )
}

/** The current entries of a visit. */
async function readEntriesOf({ data: { id } }: Change<Visit>, store: FanOutStore): Promise<Entries> {
  const summaries = await readEntriesOfVisit({ store, books: store.books }, id)
  return await store.readThings<Entry>(summaries.map(({ subject }) => subject))
}

/** The number of changes of a visit that one read returns. */
const CHANGES_PER_READ = 100

/**
 * An entry that has moved to another visit is no longer listed under its former visit. If a change of the former visit hid
 * the entry, and was not fanned out before the move, the entry is withdrawn here; a second withdrawal has the same id.
 */
async function hiddenByFormerVisit(
  { time, subject, data }: Change<Entry>,
  before: Entry,
  subscribers: readonly Subscriber[],
  store: FanOutStore,
): Promise<HiddenEntry[]> {
  const { visitId } = before
  if (visitId === undefined || visitId === data.visitId) return []
  // Deliveries are kept this long; a repeat of an older withdrawal could not be recognized.
  const since = new Date(Date.parse(time) - KEPT_SECONDS * 1000).toISOString()
  const hidden: HiddenEntry[] = []
  for await (const step of stepsOf(visitSubject(visitId), store))
    if (step.change.time > since && step.change.time <= time)
      hidden.push(...(await hiddenBy(step, subscribers, async () => new Map([[subject, before]]), store)))
  return hidden
}

async function* stepsOf(subject: string, store: FanOutStore): AsyncGenerator<VisitStep> {
  let before: Visit | undefined
  let after: number | undefined = 0
  while (after !== undefined) {
    const { changes, next } = await store.readHistory(subject, after, CHANGES_PER_READ)
    for (const change of changes as Change<Visit>[]) {
      if (before) yield { before, change }
      before = change.data
    }
    after = next
  }
}
