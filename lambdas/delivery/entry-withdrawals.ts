/**
 * The withdrawals of entries by a change of their visit's partnership: an entry is about the partnership of its visit, so
 * a visit that leaves a partnership takes its entries along.
 */
import type { Entry } from '../../contract/books'
import type { Change } from '../../contract/changes'
import type { Visit } from '../../contract/visits'
import { isOfGroup, isSeenBy } from '../../domain/audience'
import { groupOf } from '../../domain/view'
import { visitSubject } from '../../domain/visit'
import { KEPT_SECONDS } from '../store/expiry'
import { entriesOf } from '../store/record'
import type { Subscriber } from '../store/subscriptions'
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

/** The entries that a change hides: those of its visit, or the entry itself, by what its former visit had become before. */
export async function entriesHiddenBy(
  change: Change,
  before: object | undefined,
  subscribers: readonly Subscriber[],
  store: FanOutStore,
): Promise<HiddenEntry[]> {
  const asking = subscribers.filter(
    ({ types, partnershipIds }) => partnershipIds && isOfGroup('book-entry.withdrawn', types),
  )
  if (!before || asking.length === 0) return []
  if (groupOf(change.type) === 'visit') {
    const step = { before: before as Visit, change: change as Change<Visit> }
    return await hiddenBy(step, asking, () => readEntriesOf(change as Change<Visit>, store), store)
  }
  if (groupOf(change.type) !== 'book-entry') return []
  return await hiddenBefore(change as Change<Entry>, before as Entry, asking, store)
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

/** The entries that a visit has now. */
async function readEntriesOf({ data: { id } }: Change<Visit>, store: FanOutStore): Promise<Entries> {
  const outlines = await Promise.all(
    store.books.map((book) => store.readOutline(entriesOf(book), ['visitId', id])),
  )
  return await store.readThings<Entry>(outlines.flat().map(({ subject }) => subject))
}

/** Changes of a visit that are read at once. */
const CHANGES = 100

/**
 * An entry that moves to another visit is not found any more among those of the visit that it leaves. What changes of that
 * visit have hidden of it, and may not have been fanned out, is withdrawn with it; a second withdrawal has the same id.
 */
async function hiddenBefore(
  { time, subject, data }: Change<Entry>,
  before: Entry,
  subscribers: readonly Subscriber[],
  store: FanOutStore,
): Promise<HiddenEntry[]> {
  const { visitId } = before
  if (visitId === undefined || visitId === data.visitId) return []
  // For so long, a delivery is kept, by which a withdrawal that was sent is known.
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
    const { changes, next } = await store.readHistory(subject, after, CHANGES)
    for (const change of changes as Change<Visit>[]) {
      if (before) yield { before, change }
      before = change.data
    }
    after = next
  }
}
