import { resolve } from 'node:path'
import type * as z from 'zod/mini'
import { parse } from '../contract/parse'
import type { Fault } from '../contract/problems'
import type { Schema } from '../contract/route'
import { keyOf, type Archive, type Item, type Kind, type SourceLocation } from './archive'
import { archivedPartnership, archivedSigning, archivedVisit, withoutUnknowns } from './archive-file'
import { prefixOf, readItems } from './read-file'
import { idIn, kindOf } from './recognize'

/**
 * Reads files of an archive, in any order. Whatever is not understood is in `refused`, with its place.
 *
 * @param prefix begins the external ids instead of the name of each file's folder
 * @throws CommandError when a file cannot be read at all
 */
export async function readArchive(files: readonly string[], prefix?: string): Promise<Archive> {
  const archive: Archive = {
    partnerships: [],
    visits: [],
    signings: [],
    visitOfSigning: new Map(),
    met: new Map(),
    refused: [],
    remarks: [],
  }
  for (const file of new Map(files.map((named) => [resolve(named), named])).values()) {
    const { items, faults } = await readItems(file)
    if (faults.length > 0) refuse(archive, { file }, faults)
    const beginning = prefixOf(file, prefix)
    items.forEach((item, index) => add(archive, item, { file, id: `item ${index + 1}` }, beginning))
  }
  remarkMissingSignings(archive)
  return archive
}

/** Adds an item to the list of its kind; `where` is its place while its id is not known. */
function add(
  archive: Archive,
  item: unknown,
  where: Omit<Required<SourceLocation>, 'kind'>,
  prefix: string,
): void {
  const kind = kindOf(item)
  if (kind === undefined) return refuse(archive, where, [unrecognized])
  const known = withoutUnknowns(item)
  const id = idIn(known, 'id')
  const place = { ...where, kind, ...(id !== undefined && { id }) }
  const first = id === undefined ? undefined : meet(archive, place, prefix)
  if (first !== undefined) return refuse(archive, place, [repeated(kind, first)])
  if (kind === 'visit') linkSigning(archive, known, place, prefix)
  addOf[kind](archive, known, place, prefix)
}

const adder =
  <S extends Schema & z.ZodMiniType<{ id: string }>>(
    schema: S,
    listIn: (archive: Archive) => Item<z.output<S>>[],
  ) =>
  (archive: Archive, item: unknown, place: Required<SourceLocation>, prefix: string): void => {
    const parsed = parse(schema, item)
    if ('faults' in parsed) return refuse(archive, place, parsed.faults)
    const content = parsed.value
    listIn(archive).push({ place, prefix, externalId: `${prefix}/${content.id}`, content })
  }

const addOf = {
  partnership: adder(archivedPartnership, (archive) => archive.partnerships),
  visit: adder(archivedVisit, (archive) => archive.visits),
  signing: adder(archivedSigning, (archive) => archive.signings),
} as const

/** The file in which the same item was met before, if any. */
function meet(
  { met }: Archive,
  { kind, id, file }: Required<SourceLocation>,
  prefix: string,
): string | undefined {
  const key = keyOf(kind, `${prefix}/${id}`)
  const first = met.get(key)
  if (first === undefined) met.set(key, file)
  return first
}

/** Done before the visit is checked: the signing of a visit that is refused must not be recorded without it. */
function linkSigning(
  { visitOfSigning, remarks }: Archive,
  visit: unknown,
  place: Required<SourceLocation>,
  prefix: string,
): void {
  const related = idIn(visit, 'relatedSigning')
  if (related === undefined) return
  const first = visitOfSigning.get(`${prefix}/${related}`)
  if (first === undefined) visitOfSigning.set(`${prefix}/${related}`, `${prefix}/${place.id}`)
  else {
    const message = `${related} is taken to belong to ${first}, which names it as well`
    remarks.push({ place, pointer: '/relatedSigning', message })
  }
}

/** A signing does not say which visit it belongs to: only the visit does. */
function remarkMissingSignings({ visits, met, remarks }: Archive): void {
  for (const { place, prefix, content } of visits) {
    const { relatedSigning } = content
    if (relatedSigning === undefined || met.has(keyOf('signing', `${prefix}/${relatedSigning}`))) continue
    const message = `${relatedSigning} is in none of the files: imported without this one, it is not linked to the visit`
    remarks.push({ place, pointer: '/relatedSigning', message })
  }
}

const unrecognized: Fault = {
  pointer: '',
  message:
    'is neither a partnership (city, founded …) nor a visit (direction, start …) nor a signing (book, signers …)',
}

const repeated = (kind: Kind, first: string): Fault => ({
  pointer: '/id',
  message: `is the id of another ${kind} too, in ${first}`,
})

function refuse({ refused }: Archive, place: SourceLocation, faults: readonly Fault[]): void {
  const title = 'The archive cannot be understood here'
  refused.push({ place, title, detail: 'Correct the file, then import it again.', faults })
}
