/** The things that a notice states something of: as the facts found them, and as they are now. */
import type { Fact, StaleFact } from '../../contract/notices/schemas'
import { composedVisitOf, factsOf, staleFacts, statedSubjects, type Stated } from '../../domain/notices/facts'
import { changeKey, idOf } from '../table/keys'
import type { Table } from '../table/table'
import { readThings } from '../table/things'
import { unchangedItem, type WriteItem } from '../table/write-items'
import type { Change } from '../../contract/changes'

interface Versioned {
  readonly version: number
}

/** A notice compared with the record. */
export interface Comparison {
  /** The things that the notice states something of, as they are now, by subject. */
  readonly now: ReadonlyMap<string, Versioned>
  readonly stale: readonly StaleFact[]
  /** The conditions under which the comparison stays true until the notice is written. */
  readonly conditions: readonly WriteItem[]
}

/** Compares the facts of a notice with the things as they are now. */
export async function compareWithRecord(table: Pick<Table, 'batchGet'>, notice: Stated): Promise<Comparison> {
  const [now, stated] = await Promise.all([
    readStated(table, statedSubjects(notice)),
    readVersions(
      table,
      [...factsOf(notice), composedVisitOf(notice)].filter((each) => each !== undefined),
    ),
  ])
  return {
    now,
    stale: staleFacts(notice, ({ subject, sequence }) => ({
      stated: stated.get(idOf(changeKey(subject, sequence))),
      now: now.get(subject),
    })),
    conditions: [...now].map(([subject, thing]) => unchangedItem(subject, thing)),
  }
}

/** The things of these subjects, by subject. */
export const readStated = async (
  table: Pick<Table, 'batchGet'>,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, Versioned>> => await readThings<Versioned>(table as Table, subjects)

/** The things as the facts found them, by the key of the change that left them so. */
async function readVersions(
  table: Pick<Table, 'batchGet'>,
  facts: readonly Pick<Fact, 'subject' | 'sequence'>[],
): Promise<ReadonlyMap<string, object>> {
  const keys = facts.map(({ subject, sequence }) => changeKey(subject, sequence))
  const items = await table.batchGet(keys)
  return new Map([...items].map(([id, { change }]) => [id, (change as Change<object>).data]))
}
