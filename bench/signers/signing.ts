/** A signing of the Golden Book through the handler of the books, and a store with another retry pause. */
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

/** Signs as a guest who has not signed before. Throws the error that the caller would see. */
export async function signAs(guest: number, store: Store): Promise<Entry> {
  const signing = handlers.find(({ route }) => route === signBook)
  const input = parse(entryInput, entryOf(guest))
  if (!signing || 'faults' in input) throw new Error(JSON.stringify(input))
  const request = {
    params: { book: GOLDEN_BOOK },
    body: input.value,
    actor: 'benchmark',
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

/** The entry of the case, signed today by another person. It has no visit, since there are more entries than visits. */
function entryOf(guest: number): object {
  const { entry } = istanbul()
  const [signer] = entry.signers as object[]
  const signers = [{ ...signer, name: `Guest ${guest}`, personId: `guest-${guest}` }]
  const signedOn = new Date().toISOString().slice(0, 10)
  return { ...entry, visitId: undefined, signedOn, externalId: `benchmark/${guest}`, signers }
}

const FLAT_MS = 20

/** A store that retries without limit after the same short pause, to compare full jitter with. */
export const withFlatPause = (
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
