/** A signing of the Golden Book by the books' own handler, and the store with another way of waiting. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { signBook } from '../../contract/books/routes'
import { entryInput, GOLDEN_BOOK, type Entry } from '../../contract/books/schemas'
import { parse } from '../../contract/parse'
import { handlers } from '../../lambdas/books/handler'
import { Contention } from '../../lambdas/table/contention'
import { cursorsOf } from '../../lambdas/table/cursor'
import type { Store } from '../../lambdas/table/store'
import { transact } from '../../lambdas/table/transaction'
import type { ClockAndIds } from '../../lambdas/table/write'
import { istanbul } from '../../test/support/istanbul'

/** Lets one guest sign, who has not signed before; throws what the caller would be shown. */
export async function signAs(guest: number, store: Store): Promise<Entry> {
  const signing = handlers.find(({ route }) => route === signBook)
  const input = parse(entryInput, entryOf(guest))
  if (!signing || 'faults' in input) throw new Error(JSON.stringify(input))
  const request = {
    params: { book: GOLDEN_BOOK },
    body: input.value,
    actor: 'the race',
    clearance: 'internal',
  }
  const registry = {
    store,
    cursors: cursorsOf('bench'),
    books: [GOLDEN_BOOK],
    officeZone: 'Europe/Berlin',
    now: () => new Date(),
  }
  return (await signing.handle(request as never, registry)).body as Entry
}

/** The entry of the case, signed today by another person and without a visit, since there are more entries than visits. */
function entryOf(guest: number): object {
  const { entry } = istanbul()
  const [signer] = entry.signers as object[]
  const signers = [{ ...signer, name: `Guest ${guest}`, personId: `guest-${guest}` }]
  const signedOn = new Date().toISOString().slice(0, 10)
  return { ...entry, visitId: undefined, signedOn, externalId: `race/${guest}`, signers }
}

const FLAT_MS = 20

/** The store with the same short wait between all attempts, and without end: what full jitter is compared with. */
export const waitingFlatly = (
  store: Store,
  client: DynamoDBDocumentClient,
  table: string,
  { now, newId }: ClockAndIds,
): Store => ({
  ...store,
  write: async ({ actor }, decide) => {
    for (;;) {
      try {
        const decision = await decide({ now: now().toISOString(), actor, newId })
        if ('data' in decision) return decision
        await transact(client, table, decision.items)
        return { subject: decision.change.subject, data: decision.change.data }
      } catch (error) {
        if (!(error instanceof Contention)) throw error
        await sleep(FLAT_MS)
      }
    }
  },
})
