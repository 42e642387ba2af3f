/** `npm run import -- FILE…`: records an archive in the registry. */
import { resolveAccess } from '../archive/access'
import type { Archive, ImportResult, Kind } from '../archive/archive'
import type { ImportSettings } from '../archive/common-mapping'
import { importArchive } from '../archive/import'
import { readArchive } from '../archive/read-archive'
import { registryAt } from '../archive/registry'
import { externalReferences, dryRunRegistry } from '../archive/dry-run'
import { reportOf } from '../archive/report'
import { parse } from '../contract/parse'
import { visibility, type Clearance } from '../contract/things'
import { language as languageTag } from '../contract/values/values'
import { CommandError, runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { progressOn } from '../cli/progress'
import { registryClient } from '../cli/registry-client'
import type { ApiAccess } from '../client/request'

const HELP = `npm run import -- FILE… [options]

Records the partnerships, visits and signings of an archive's files (see examples/berlin/). Items that are recorded
already are not changed, so an import can be repeated. Exits with status 1 when an item is refused.

  --url URL         the address of the registry; else GOLDEN_BOOK_URL, else http://127.0.0.1:3000
  --token TOKEN     an access token with the scopes read, write and book; else GOLDEN_BOOK_TOKEN, else, on this
                    machine, a token of the local run in .golden-book/
  --lang TAG        the language of texts without one, as a BCP 47 tag (en)
  --visibility WHO  the visibility of the visits and signings: internal, press or public (internal)
  --prefix NAME     the prefix of the external ids, NAME/<id> (the name of each file's folder)
  --dry-run         checks the files and sends nothing
  --help`

async function main(): Promise<void> {
  const { values, positionals: files } = readCommandLine(
    HELP,
    {
      url: { type: 'string' },
      token: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      visibility: { type: 'string', default: 'internal' },
      prefix: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
    { allowPositionals: true },
  )
  if (files.length === 0) throw new CommandError('Name the files to import, such as examples/berlin/*.json.')
  const settings = { language: languageOf(values.lang), visibility: visibilityOf(values.visibility) }
  const archive = await readArchive(files, values.prefix)
  const imported = values['dry-run']
    ? await checkOnly(archive, settings)
    : await record(archive, values, settings)
  const lines = reportOf(imported, values['dry-run'] ? 'Would be recorded' : 'Recorded')
  console.log(lines.join('\n').trimEnd())
  if (imported.refused.length > 0 || imported.stopped !== undefined) process.exitCode = 1
}

function languageOf(tag: string): string {
  if ('value' in parse(languageTag, tag)) return tag
  throw new CommandError(`"${tag}" is not a language tag: give --lang one such as de or pt-BR.`)
}

function visibilityOf(text: string): Clearance {
  const parsed = parse(visibility, text)
  if ('value' in parsed) return parsed.value
  throw new CommandError(
    `"${text}" is not a visibility: give --visibility one of ${visibility.options.join(', ')}.`,
  )
}

async function checkOnly(archive: Archive, settings: ImportSettings): Promise<ImportResult> {
  const imported = await importArchive(archive, { ...settings, registry: dryRunRegistry(archive) })
  return { ...imported, remarks: [...imported.remarks, ...externalReferences(archive)] }
}

async function record(
  archive: Archive,
  given: Partial<ApiAccess>,
  settings: ImportSettings,
): Promise<ImportResult> {
  const access = await resolveAccess(given, process.env)
  // Fails early when the registry is not running; the import itself waits longer for an answer.
  await registryClient(access, { attempts: 2 }).call('readHealth', {})
  const progress = progressOn(process.stderr)
  const onProgress = (kind: Kind, done: number, all: number) => progress.update(`${kind}s: ${done} of ${all}`)
  const registry = registryAt(registryClient(access))
  const imported = await importArchive(archive, { ...settings, registry, onProgress })
  progress.end()
  const { recorded, found, stopped } = imported
  if (stopped !== undefined && recorded.length + found.length === 0) throw new CommandError(stopped)
  return imported
}

void runCommand(main)
