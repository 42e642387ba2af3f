/** Imports an archive as `npm run import` does, without a process of its own. */
import { dryRunRegistry } from '../../archive/registry/dry-run'
import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/files/read-archive'
import { registryAt } from '../../archive/registry/api-registry'
import { reportOf } from '../../archive/report/report'
import { volumesOf } from '../../archive/volume-option'
import { registryClient } from '../../cli/registry-client'
import type { ApiAccess } from '../../client/request'
import { archiveFolder } from '../archive/archive-folder'

interface ImportOptions {
  readonly isDryRun?: boolean
  readonly volumesInUse?: readonly string[]
}

/** Imports a file of this content from the folder of a city. Returns the report. */
export async function importFile(
  access: ApiAccess,
  city: string,
  content: object,
  { isDryRun = false, volumesInUse = [] }: ImportOptions = {},
): Promise<string> {
  const files = archiveFolder(city, { 'some.json': content })
  const registry = registryAt(registryClient(access))
  const imported = await importArchive(await readArchive(files), {
    registry: isDryRun ? dryRunRegistry(registry) : registry,
    language: 'en',
    visibility: 'internal',
    volumesInUse: volumesOf(volumesInUse),
  })
  return reportOf(imported, { isDryRun, command: files, url: access.url }).join('\n')
}
