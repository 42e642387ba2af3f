/** Concurrent signers of one book: each signs the next entry as soon as its last one is written. */
import { v7 as uuidv7 } from 'uuid'
import { openTable } from '../../lambdas/table/table'
import { GOLDEN_BOOK, volumeInput, type Entry } from '../../contract/books/schemas'
import { openVolume } from '../../domain/books/volume'
import { Refusal } from '../../domain/shared/refusal'
import { bookItem, readBook } from '../../lambdas/books/book'
import { entriesOf } from '../../lambdas/books/record'
import { openStore, type Store } from '../../lambdas/table/store'
import { changeItem } from '../../lambdas/table/write-items'
import type { TestTable } from '../../test/support/table'
import { conflictingClient, type Sent } from './conflicting-client'
import { signAs, withFlatPause } from './signing'

export interface RaceOptions {
  readonly signers: number
  readonly entries: number
  /** The share of transactions that end in a conflict, from 0 to 1. */
  readonly conflicts: number
  /** The pause before the next attempt. */
  readonly wait: 'jitter' | 'flat'
  /** Whether a signer that is answered `busy` sends the request again, as Retry-After says. @default false */
  readonly retriesBusy?: boolean
}

export interface Race {
  readonly seconds: number
  readonly longestWaitSeconds: number
  readonly sent: Sent
  /** The entries in the answers. */
  readonly answered: readonly Entry[]
  /** The errors that callers saw. */
  readonly failures: readonly unknown[]
  /** The book's entries, read afterwards. */
  readonly kept: readonly Entry[]
}

/** Runs the signers on this table, in one volume with a page for each entry. */
export async function race(table: TestTable, options: RaceOptions): Promise<Race> {
  const { client, sent } = conflictingClient(table.client, options.conflicts)
  const clock = { now: () => new Date(), newId: () => uuidv7() }
  const store = openStore(openTable(table.name, client), clock)
  await openNextVolume(table.storeAt(clock.now), options.entries)
  const waiting = options.wait === 'jitter' ? store : withFlatPause(store, client, table.name, clock)
  const signings = await signAll(waiting, options)
  return { ...signings, sent, kept: await readEntries(store) }
}

async function signAll(store: Store, { signers, entries, retriesBusy = false }: RaceOptions) {
  const answered: Entry[] = []
  const failures: unknown[] = []
  let longestWait = 0
  let begun = 0
  const signer = async (): Promise<void> => {
    while (begun < entries) {
      const guest = (begun += 1)
      const start = performance.now()
      await signUntilRecorded(guest, store, retriesBusy).then(
        (entry) => answered.push(entry),
        (error: unknown) => failures.push(error),
      )
      longestWait = Math.max(longestWait, performance.now() - start)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: signers }, signer))
  const seconds = (performance.now() - start) / 1000
  return { answered, failures, seconds, longestWaitSeconds: longestWait / 1000 }
}

async function signUntilRecorded(guest: number, store: Store, retriesBusy: boolean): Promise<Entry> {
  for (;;) {
    try {
      return await signAs(guest, store)
    } catch (error) {
      if (!(retriesBusy && error instanceof Refusal && error.code === 'busy')) throw error
    }
  }
}

async function openNextVolume(store: Store, capacity: number): Promise<void> {
  await store.write({ actor: 'benchmark' }, async (moment) => {
    const before = await readBook(store, GOLDEN_BOOK)
    const { book, change } = openVolume(before, volumeInput.parse({ capacity }), [], moment)
    return { change, items: [bookItem(book, before), changeItem(change)] }
  })
}

async function readEntries(store: Store): Promise<Entry[]> {
  const query = {
    list: entriesOf(GOLDEN_BOOK),
    range: {},
    order: 'asc',
    clearance: 'internal',
    limit: 100,
  } as const
  const entries: Entry[] = []
  let page = await store.readPage<Entry>(query)
  while (page.next) {
    entries.push(...page.items)
    page = await store.readPage<Entry>({ ...query, after: page.next })
  }
  return [...entries, ...page.items]
}
