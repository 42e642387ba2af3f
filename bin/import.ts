/** `npm run import -- FILE…`: records an archive in the registry. */
import { parseArgs } from 'node:util'
import { accessFrom } from '../archive/access'
import { apiClient, type Access } from '../client/api-client'
import type { Archive, Imported } from '../archive/archive'
import type { ImportSettings } from '../archive/common-mapping'
import { importArchive } from '../archive/import'
import { progressOn } from '../archive/progress'
import { readArchive } from '../archive/read-archive'
import { registryAt } from '../archive/registry'
import { beyond, rehearsal } from '../archive/rehearsal'
import { reportOf } from '../archive/report'
import { readHealth } from '../contract/meta/routes'
import { parse } from '../contract/parse'
import { visibility, type Clearance } from '../contract/things'
import { language as languageTag } from '../contract/values/values'
import { CommandError, runCommand } from '../cli/command'

const HELP = `npm run import -- FILE… [options]

Records the partnerships, visits and signings of an archive's files (see examples/berlin/). What is recorded
already is found and left as it is, so an import can be repeated. Ends with status 1 when anything is refused.

  --url URL         the registry; else GOLDEN_BOOK_URL, else http://127.0.0.1:3000
  --token TOKEN     an access token with the scopes read, write and book; else GOLDEN_BOOK_TOKEN, else, on this
                    machine, one of the local run in .golden-book/
  --lang TAG        the language of the files' texts, by BCP 47 tag (en)
  --visibility WHO  visibility of the visits and signings: internal, press or public (internal)
  --prefix NAME     begins the external ids, NAME/<id> (the name of each file's folder)
  --dry-run         checks everything and sends nothing
  --help`

async function main(): Promise<void> {
  const { values, positionals: files } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      token: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      visibility: { type: 'string', default: 'internal' },
      prefix: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  if (files.length === 0) throw new CommandError('Name the files to import, such as examples/berlin/*.json.')
  const settings = { language: languageOf(values.lang), visibility: visibilityOf(values.visibility) }
  const archive = await readArchive(files, values.prefix)
  const imported = values['dry-run']
    ? await rehearse(archive, settings)
    : await record(archive, values, settings)
  const lines = reportOf(imported, values['dry-run'] ? 'Would be recorded' : 'Recorded')
  console.log(lines.join('\n').trimEnd())
  if (imported.refused.length > 0 || imported.stopped !== undefined) process.exitCode = 1
}

function languageOf(tag: string): string {
  if ('value' in parse(languageTag, tag)) return tag
  throw new CommandError(`"${tag}" is no language tag: give one such as de or pt-BR with --lang.`)
}

function visibilityOf(text: string): Clearance {
  const parsed = parse(visibility, text)
  if ('value' in parsed) return parsed.value
  throw new CommandError(
    `"${text}" is not a visibility: give one of ${visibility.options.join(', ')} with --visibility.`,
  )
}

async function rehearse(archive: Archive, settings: ImportSettings): Promise<Imported> {
  const imported = await importArchive(archive, { ...settings, registry: rehearsal(archive) })
  return { ...imported, remarks: [...imported.remarks, ...beyond(archive)] }
}

async function record(archive: Archive, given: Partial<Access>, settings: ImportSettings): Promise<Imported> {
  const access = await accessFrom(given, process.env)
  // One that does not run is told at once; one that goes away for a while is waited for.
  await apiClient(access, { attempts: 2 }).ask(readHealth, {})
  const progress = progressOn(process.stderr)
  const registry = registryAt(apiClient(access))
  const imported = await importArchive(archive, { ...settings, registry, onProgress: progress.tell })
  progress.end()
  const { recorded, found, stopped } = imported
  if (stopped !== undefined && recorded.length + found.length === 0) throw new CommandError(stopped)
  return imported
}

void runCommand(main, ['dry-run'])
