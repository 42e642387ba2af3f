import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { parse } from '../contract/parse'
import type { Fault } from '../contract/problems'
import { externalId } from '../contract/values/values'
import { errorCode } from 'template-runner/run-error'
import { CommandError } from '../cli/command'
import { archiveFile } from './archive-file'

export interface ItemsRead {
  readonly items: readonly unknown[]
  /** Why there are none, when the file is not of the shape of an archive's. */
  readonly faults: readonly Fault[]
}

/**
 * The items of an archive's file, as they stand in it.
 *
 * @throws CommandError when there is no such file or it may not be read: most likely the command was mistyped
 */
export async function readItems(file: string): Promise<ItemsRead> {
  const text = textOf(await bytesOf(file))
  if (text === undefined) return { items: [], faults: [{ pointer: '', message: 'must be text in UTF-8' }] }
  const json = jsonOf(text)
  if ('faults' in json) return { items: [], faults: json.faults }
  const parsed = parse(archiveFile, json.value)
  return 'faults' in parsed ? { items: [], ...parsed } : { items: parsed.value.items, faults: [] }
}

/**
 * What the ids of a file's items begin with: the name of the folder that it lies in, or another one that was asked for.
 *
 * @throws CommandError when that is no beginning of an external id
 */
export function prefixOf(file: string, asked?: string): string {
  const prefix = (asked ?? basename(dirname(resolve(file)))).normalize('NFC')
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

/** The parser's own message repeats what stands in the file, so only the place is taken from it, if it has one. */
function jsonOf(text: string): { value: unknown } | { faults: Fault[] } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1]
    const where = position === undefined ? '' : ` (it is none in line ${lineAt(text, Number(position))})`
    return { faults: [{ pointer: '', message: `must be JSON${where}` }] }
  }
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length
