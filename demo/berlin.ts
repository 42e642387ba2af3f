/** The import of Berlin's archive, as `npm run import` does it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceLocation } from '../archive/archive'
import { importArchive } from '../archive/import'
import { readArchive } from '../archive/files/read-archive'
import { registryAt } from '../archive/registry/api-registry'
import { counted } from '../archive/report/report'
import { collect } from '../cli/collect'
import { check } from './check'
import type { DemoContext, Print } from './context'

const FOLDER = join(__dirname, '../examples/berlin')
/** The items of the case of Istanbul, and the number of its anniversaries. */
const RECORDED_BEFORE = ['p04', 'v06', 's41']
const ANNIVERSARIES_BEFORE = 1

/**
 * Imports the archive; the items of Istanbul are recorded already.
 *
 * @returns the number of changes: a partnership whose founding is known also records its anniversary
 */
export async function importBerlin({ client }: DemoContext, print: Print): Promise<number> {
  print("\nThe import of Berlin's archive, visible to the public")
  const archive = await readArchive(readdirSync(FOLDER).map((file) => join(FOLDER, file)))
  const imported = await importArchive(archive, {
    registry: registryAt(client),
    language: 'en',
    // Every item was published, see its sources.
    visibility: 'public',
  })
  const { recorded, differing, refused, stopped } = imported
  // The office has recorded more of Istanbul's visit than the archive knows.
  const found = differing.map(({ place }) => place)
  const all = archive.partnerships.length + archive.visits.length + archive.signings.length
  check(stopped === undefined && refused.length === 0, 'no item of the archive is refused')
  check(idsOf(found) === RECORDED_BEFORE.join(), 'the items of Istanbul are not recorded twice')
  check(recorded.length + found.length === all, 'every item of the archive is recorded')
  print(`  Recorded:          ${counted(recorded)}.`)
  print(`  Already recorded:  ${counted(found)} (Istanbul).`)
  const visits = await collect(client.list('listVisits', { query: { limit: '100' } }))
  check(
    visits.every(({ origin, visibility }) => origin === 'live' || visibility === 'public'),
    'every visit of the archive is public',
  )
  const anniversaries = await collect(client.list('listAnniversaries', {}))
  return recorded.length + anniversaries.length - ANNIVERSARIES_BEFORE
}

const idsOf = (places: readonly SourceLocation[]): string => places.map(({ id }) => id).join()
