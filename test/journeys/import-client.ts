/** A registry, and imports into it as `npm run import` makes them, without a process of their own. */
import { dryRunRegistry } from '../../archive/registry/dry-run'
import { importArchive } from '../../archive/import'
import { readArchive } from '../../archive/files/read-archive'
import { registryAt } from '../../archive/registry/api-registry'
import { reportOf } from '../../archive/report/report'
import { volumesOf } from '../../archive/volume-option'
import { registryClient } from '../../cli/registry-client'
import type { ApiAccess } from '../../client/request'
import { archiveFolder, removeArchiveFolders } from '../archive/archive-folder'
import { startRegistry, type Registry } from '../support/registry'

export interface ImportOptions {
  readonly isDryRun?: boolean
  /** @default one with the scopes that an import needs */
  readonly token?: string
  readonly volumesInUse?: readonly string[]
}

/** Each import returns its report. */
export interface Imports {
  readonly registry: Registry
  /** A token with the scopes that an import needs. */
  readonly token: string
  /** Imports a file of this content from the folder of a city. */
  readonly file: (city: string, content: object, options?: ImportOptions) => Promise<string>
  /** Imports a file of these items. */
  readonly items: (city: string, items: readonly object[], options?: ImportOptions) => Promise<string>
  /** Stops the registry, and removes the files. */
  readonly stop: () => Promise<void>
}

export async function startImports(): Promise<Imports> {
  const registry = await startRegistry()
  const token = await registry.tokenFor('read', 'write', 'book')
  const file: Imports['file'] = async (city, content, options = {}) =>
    await importFile({ url: registry.url, token: options.token ?? token }, city, content, options)
  return {
    registry,
    token,
    file,
    items: async (city, items, options) => await file(city, { items }, options),
    stop: async () => {
      removeArchiveFolders()
      await registry.stop()
    },
  }
}

async function importFile(
  access: ApiAccess,
  city: string,
  content: object,
  { isDryRun = false, volumesInUse = [] }: ImportOptions,
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
