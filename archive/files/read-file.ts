import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { parse } from '../../contract/parse'
import type { Fault } from '../../contract/problems'
import { externalId } from '../../contract/values/values'
import { errorCode } from 'template-runner/run-error'
import { CommandError } from '../../cli/command'
import { archiveFile } from './archive-file'
import { unknownKeys } from './unknown-keys'

interface ItemsRead {
  readonly items: readonly unknown[]
  readonly volumesInUse: readonly unknown[]
  /** Why there are no items, when the file is not an archive's. */
  readonly faults: readonly Fault[]
  /** The keys beside the items that the import does not know. */
  readonly unknown: readonly string[]
}

/**
 * Reads the items of an archive's file, unchecked.
 *
 * @throws CommandError when the file does not exist or cannot be read
 */
export async function readItems(file: string): Promise<ItemsRead> {
  const text = textOf(await bytesOf(file))
  if (text === undefined) return nothingRead([{ pointer: '', message: 'must be UTF-8 text' }])
  const json = jsonOf(text)
  if ('faults' in json) return nothingRead(json.faults)
  const parsed = parse(archiveFile, json.value)
  const unknown = unknownKeys(archiveFile, json.value)
  if ('faults' in parsed) return { ...nothingRead(parsed.faults), unknown }
  const { items, volumesInUse } = parsed.value
  return { items, volumesInUse: volumesInUse ?? [], faults: [], unknown }
}

const nothingRead = (faults: readonly Fault[]): ItemsRead => ({
  items: [],
  volumesInUse: [],
  faults,
  unknown: [],
})

/**
 * The prefix of the external ids of a file's items: as given, else the name of the file's folder.
 *
 * @throws CommandError when an external id cannot begin with it
 */
export function prefixOf(file: string, given?: string): string {
  const prefix = (given ?? basename(dirname(resolve(file)))).normalize('NFC')
  if (!('faults' in parse(externalId, prefix))) return prefix
  throw new CommandError(`"${prefix}" cannot begin the ids of ${file}: give a name with --prefix.`)
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (cause) {
    const why = UNREADABLE[errorCode(cause) ?? ''] ?? 'it cannot be read'
    throw new CommandError(`${file}: ${why}. Name files such as examples/berlin/visits.json.`, { cause })
  }
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The parser's message quotes the file, which may name people: only the position is taken from it. */
function jsonOf(text: string): { value: unknown } | { faults: Fault[] } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1]
    const where = position === undefined ? '' : ` (syntax error in line ${lineAt(text, Number(position))})`
    return { faults: [{ pointer: '', message: `must be JSON${where}` }] }
  }
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length
