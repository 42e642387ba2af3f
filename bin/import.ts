/** `npm run import -- FILE…`: records an archive in the registry. */
import { resolveAccess } from '../archive/access'
import type { Archive, ImportResult, Kind, StatedVolume } from '../archive/archive'
import type { ImportSettings } from '../archive/mapping/common-mapping'
import { dryRunRegistry } from '../archive/registry/dry-run'
import { importArchive } from '../archive/import'
import { readArchive } from '../archive/files/read-archive'
import { registryAt } from '../archive/registry/api-registry'
import { reportOf } from '../archive/report/report'
import { volumesOf } from '../archive/volume-option'
import { USUAL_CAPACITY } from '../contract/limits'
import { parse } from '../contract/parse'
import { visibility, type Clearance } from '../contract/things'
import { language as languageTag } from '../contract/values/values'
import { CommandError, runCommand } from '../cli/command'
import { readCommandLine } from '../cli/command-line'
import { progressOn } from '../cli/progress'
import { registryClient } from '../cli/registry-client'
import type { ApiAccess } from '../client/request'

const HELP = `npm run import -- FILE… [options]

Records the partnerships, visits and signings of an archive's files (see examples/README.md). An item that is recorded
already is not changed, so an import can be repeated: the report says whether its record is unchanged or differs from
the file, and in which fields, with both values. The registry's warnings about the items that it records, such as a
name like that of somebody else, are remarks. The report may name people: do not keep it in a log.

Exits with status 1 when an item or a volume is refused, or the import did not finish; else with 0, also when records
differ from the file.

  --url URL         the address of the registry; else GOLDEN_BOOK_URL, else http://127.0.0.1:3000
  --token TOKEN     an access token with the scopes read, write (for partnerships and visits) and book (for signings
                    and volumes); else GOLDEN_BOOK_TOKEN, else, on this machine, a token of the local run in
                    .golden-book/
  --lang TAG        the language of texts without one, as a BCP 47 tag (en)
  --visibility WHO  the visibility of the visits and signings: internal, press or public (internal)
  --prefix NAME     the prefix of the external ids, NAME/<id> (the name of each file's folder)
  --volume-in-use BOOK=NUMBER[,capacity=PAGES][,next-page=PAGE]
                    the volume that the office signs in, which is opened after the import; may be repeated, for
                    several books. A file may state it as volumesInUse. Without the number of pages the volume has
                    ${USUAL_CAPACITY}; without the next page it continues after the last entry of the archive
  --dry-run         looks at the registry and changes nothing: says of each item whether it would be recorded, is
                    there unchanged, or differs, and which volumes would be opened; needs the scope read alone.
                    Warnings that compare people or venues come when an item is recorded
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
      'volume-in-use': { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean', default: false },
    },
    { allowPositionals: true },
  )
  if (files.length === 0) throw new CommandError('Name the files to import, such as examples/berlin/*.json.')
  const settings = {
    language: languageOf(values.lang),
    visibility: visibilityOf(values.visibility),
    volumesInUse: volumesOf(values['volume-in-use']),
  }
  const isDryRun = values['dry-run']
  const archive = await readArchive(files, values.prefix)
  const access = await resolveAccess(values, process.env)
  const imported = await importInto(access, archive, settings, isDryRun)
  const command = [...files, ...repeatedOptions(values)]
  console.log(reportOf(imported, { isDryRun, command, url: access.url }).join('\n').trimEnd())
  if (imported.refused.length > 0 || imported.stopped !== undefined) process.exitCode = 1
}

/** The options for a command that imports the same again, without the token, which is a secret. */
function repeatedOptions(values: {
  readonly url?: string | undefined
  readonly lang: string
  readonly visibility: string
  readonly prefix?: string | undefined
  readonly 'volume-in-use': readonly string[]
}): string[] {
  const given = { url: values.url, lang: values.lang, visibility: values.visibility, prefix: values.prefix }
  const one = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  )
  return [...one, ...values['volume-in-use'].flatMap((value) => ['--volume-in-use', value])]
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

/** @throws CommandError when the registry cannot be reached, or refuses the token from the start */
async function importInto(
  access: ApiAccess,
  archive: Archive,
  settings: ImportSettings & { readonly volumesInUse: ReadonlyMap<string, StatedVolume> },
  isDryRun: boolean,
): Promise<ImportResult> {
  // Fails early when the registry is not running; the import itself waits longer for an answer.
  await registryClient(access, { attempts: 2 }).call('readHealth', {})
  const progress = progressOn(process.stderr)
  const onProgress = (kind: Kind, done: number, all: number) => progress.update(`${kind}s: ${done} of ${all}`)
  const registry = registryAt(registryClient(access))
  const imported = await importArchive(archive, {
    ...settings,
    registry: isDryRun ? dryRunRegistry(registry) : registry,
    onProgress,
  })
  progress.end()
  if (imported.stopped !== undefined && !imported.hasBegun) throw new CommandError(imported.stopped)
  return imported
}

void runCommand(main)
