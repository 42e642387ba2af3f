/**
 * The id of the installation: a random UUID in its table, recorded with the first calendar. It identifies the registry
 * whatever its stack, address and account are, because it stays with the records.
 */
import { randomUUID } from 'node:crypto'
import { NEW } from '../table/condition'
import { retryOnContention } from '../table/contention'
import { INSTALLATION } from '../table/keys'
import type { Table } from '../table/table'

type InstallationTable = Pick<Table, 'get' | 'transact'>

/** Reads the id once, since it never changes; after a failure, again. */
export function installationOf(table: InstallationTable): () => Promise<string> {
  let id: string | undefined
  return async () => (id ??= await readInstallation(table))
}

/** If several calendars are the first at once, one of them records the id, and the others read it. */
const readInstallation = (table: InstallationTable): Promise<string> =>
  retryOnContention(async () => {
    const stored = await table.get(INSTALLATION)
    if (stored) return stored.id as string
    const id = randomUUID()
    await table.transact([{ key: INSTALLATION, attributes: { kind: 'installation', id }, condition: NEW }])
    return id
  })
