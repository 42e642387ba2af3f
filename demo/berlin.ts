/** The import of Berlin's archive, by the very code of `npm run import`. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceLocation } from '../archive/archive'
import { importArchive } from '../archive/import'
import { readArchive } from '../archive/read-archive'
import { registryAt } from '../archive/registry'
import { counted } from '../archive/report'
import { listAnniversaries } from '../contract/anniversaries/routes'
import { listVisits } from '../contract/visits/routes'
import { ensure } from './ensure'
import type { Stage } from './instance'
import type { Tell } from './istanbul'
import { collected } from './questions'

const FOLDER = join(__dirname, '../examples/berlin')
/** What the case of Istanbul has recorded before, and the one anniversary that it has founded. */
const RECORDED_BEFORE = ['p04', 'v06', 's41']
const FOUNDED_BEFORE = 1

/**
 * Imports the archive beside what is recorded already.
 *
 * @returns how many changes that made: a partnership whose day is known founds its anniversary besides
 */
export async function importBerlin({ client }: Stage, tell: Tell): Promise<number> {
  tell("\nBerlin's archive is imported, for the public to read")
  const archive = await readArchive(readdirSync(FOLDER).map((file) => join(FOLDER, file)))
  const imported = await importArchive(archive, {
    registry: registryAt(client),
    language: 'en',
    // All of it was published, see the sources of each item.
    visibility: 'public',
  })
  const { recorded, found, refused, stopped } = imported
  const all = archive.partnerships.length + archive.visits.length + archive.signings.length
  ensure(stopped === undefined && refused.length === 0, 'nothing of the archive is refused')
  ensure(idsOf(found) === RECORDED_BEFORE.join(), 'Istanbul is found, not doubled')
  ensure(recorded.length + found.length === all, 'every item of the archive is recorded')
  tell(`  Recorded:       ${counted(recorded)}.`)
  tell(`  Already there:  ${counted(found)} (Istanbul).`)
  const visits = await collected(client.list(listVisits, { query: { limit: '100' } }))
  ensure(
    visits.every(({ origin, visibility }) => origin === 'live' || visibility === 'public'),
    'every visit of the archive is public',
  )
  const anniversaries = await collected(client.list(listAnniversaries, {}))
  return recorded.length + anniversaries.length - FOUNDED_BEFORE
}

const idsOf = (places: readonly SourceLocation[]): string => places.map(({ id }) => id).join()
