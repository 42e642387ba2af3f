/** Claims new names and ids: plans them for a decision, and writes them ahead of its transaction. */
import { setTimeout as sleep } from 'node:timers/promises'
import { nameKey, type Mention, type PersonIds } from '../../domain/people/identity'
import { Contention } from '../table/contention'
import type { Table } from '../table/table'
import { transactAll } from '../table/transact-all'
import type { WriteItem } from '../table/write-items'
import { Claims } from './claims'

export interface ClaimedNames {
  /** The ids of the names, once they are claimed. */
  readonly ids: PersonIds
  /** Writes the claims. Throws `Contention` if somebody else was first: all names are claimed then, maybe with other ids. */
  readonly claim: () => Promise<void>
}

interface Plan {
  readonly ids: PersonIds
  readonly transactions: readonly (readonly WriteItem[])[]
}

export async function claimNames(
  table: Pick<Table, 'batchGet' | 'transact'>,
  mentions: readonly Mention[],
): Promise<ClaimedNames> {
  const { ids, transactions } = await planClaims(table, mentions)
  return {
    ids,
    claim: async () => {
      if (await transactAll(table, transactions)) return
      await claimAnew(table, mentions)
      throw new Contention('Others have claimed names meanwhile.')
    },
  }
}

const isGiven = ({ personId }: Mention): boolean => personId !== undefined

/**
 * What to claim. Names without an id come first: of two people on one thing with one name, only one of whom has an id, the
 * other one is somebody else.
 */
export async function planClaims(
  table: Pick<Table, 'batchGet'>,
  mentions: readonly Mention[],
): Promise<Plan> {
  if (mentions.length === 0) return { ids: new Map(), transactions: [] }
  const claims = await Claims.open(table, mentions)
  const ids = new Map<string, string>()
  for (const mention of [...mentions.filter((each) => !isGiven(each)), ...mentions.filter(isGiven)]) {
    const id = await claims.take(mention)
    if (!isGiven(mention) && mention.name !== undefined && id !== undefined)
      ids.set(nameKey(mention.name), id)
  }
  return { ids, transactions: claims.transactions }
}

const MAX_TRIES = 100
const PAUSE_MS = 20

/** A lost claim means that another writer has succeeded, so the pauses do not grow. */
async function claimAnew(
  table: Pick<Table, 'batchGet' | 'transact'>,
  mentions: readonly Mention[],
): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    await sleep(Math.random() * PAUSE_MS)
    if (await transactAll(table, (await planClaims(table, mentions)).transactions)) return
  }
}
