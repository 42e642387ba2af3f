import { resolve } from 'node:path'
import type * as z from 'zod/mini'
import { parse } from '../../contract/parse'
import type { Fault } from '../../contract/problems'
import type { Schema } from '../../contract/route'
import { canonical } from '../../domain/shared/json'
import { keyOf, type Archive, type Item, type Kind, type SourceLocation } from '../archive'
import {
  archivedPartnership,
  archivedSigning,
  archivedVisit,
  volumeInUse,
  withoutUnknowns,
} from './archive-file'
import { prefixOf, readItems } from './read-file'
import { withGivenValue } from './given-value'
import { readId, kindOf } from './item-kind'
import { unknownKeyMessage, unknownKeys } from './unknown-keys'

/**
 * Reads files of an archive, in any order. Invalid items are in `refused`.
 *
 * @param prefix of the external ids, in place of the name of each file's folder
 * @throws CommandError when a file cannot be read at all
 */
export async function readArchive(files: readonly string[], prefix?: string): Promise<Archive> {
  const archive: Archive = {
    partnerships: [],
    visits: [],
    signings: [],
    visitOfSigning: new Map(),
    volumesInUse: new Map(),
    fileOf: new Map(),
    refused: [],
    remarks: [],
  }
  for (const file of new Map(files.map((named) => [resolve(named), named])).values()) {
    const { items, volumesInUse, faults, unknown } = await readItems(file)
    if (faults.length > 0) refuse(archive, { file }, faults)
    remarkUnknownKeys(archive, { file }, unknown)
    volumesInUse.forEach((volume, index) => addVolume(archive, volume, { file, id: `volumesInUse/${index}` }))
    const itemPrefix = prefixOf(file, prefix)
    items.forEach((item, index) => add(archive, item, { file, id: `item ${index + 1}` }, itemPrefix))
  }
  remarkMissingSignings(archive)
  return archive
}

/** Adds an item to the list of its kind, or to `refused`; `where` is its place by number. */
function add(
  archive: Archive,
  item: unknown,
  where: Omit<Required<SourceLocation>, 'kind'>,
  prefix: string,
): void {
  const kind = kindOf(item)
  if (kind === undefined) return refuse(archive, where, [unrecognized])
  const known = withoutUnknowns(item)
  const id = readId(known, 'id')
  const place = { ...where, kind, ...(id !== undefined && { id }) }
  const first = id === undefined ? undefined : claimId(archive, place, prefix)
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
    remarkUnknownKeys(archive, place, unknownKeys(schema, item))
    const parsed = parse(schema, item)
    if ('faults' in parsed) return refuse(archive, place, parsed.faults, item)
    const content = parsed.value
    listIn(archive).push({ place, prefix, externalId: `${prefix}/${content.id}`, content, given: item })
  }

const addOf = {
  partnership: adder(archivedPartnership, (archive) => archive.partnerships),
  visit: adder(archivedVisit, (archive) => archive.visits),
  signing: adder(archivedSigning, (archive) => archive.signings),
} as const

/** Adds a volume in use. A second one of its book is refused unless it states the same. */
function addVolume(archive: Archive, given: unknown, place: SourceLocation): void {
  const known = withoutUnknowns(given)
  remarkUnknownKeys(archive, place, unknownKeys(volumeInUse, known))
  const parsed = parse(volumeInUse, known)
  if ('faults' in parsed) return refuse(archive, place, parsed.faults, known)
  const volume = parsed.value
  const first = archive.volumesInUse.get(volume.book)
  if (first === undefined) archive.volumesInUse.set(volume.book, { ...volume, place })
  else if (canonical({ ...volume, place: first.place }) !== canonical(first))
    refuse(archive, place, [
      { pointer: '/book', message: `has another volume in use in ${first.place.file}` },
    ])
}

/** Keeps the file of an item. Returns the file of another item with the same id, if there is one. */
function claimId(
  { fileOf }: Archive,
  { kind, id, file }: Required<SourceLocation>,
  prefix: string,
): string | undefined {
  const key = keyOf(kind, `${prefix}/${id}`)
  const first = fileOf.get(key)
  if (first === undefined) fileOf.set(key, file)
  return first
}

/** Runs before the visit is checked: the signing of a refused visit must not be recorded without its visit. */
function linkSigning(
  { visitOfSigning, remarks }: Archive,
  visit: unknown,
  place: Required<SourceLocation>,
  prefix: string,
): void {
  const related = readId(visit, 'relatedSigning')
  if (related === undefined) return
  const first = visitOfSigning.get(`${prefix}/${related}`)
  if (first === undefined) visitOfSigning.set(`${prefix}/${related}`, `${prefix}/${place.id}`)
  else {
    const message = `${related} is linked to ${first}, which refers to it too`
    remarks.push({ place, pointer: '/relatedSigning', message })
  }
}

/** A refused item has these remarks too: a required field is often missing because its key is misspelt. */
function remarkUnknownKeys({ remarks }: Archive, place: SourceLocation, keys: readonly string[]): void {
  for (const key of keys) remarks.push({ place, pointer: '', message: unknownKeyMessage(key) })
}

/** Only the visit states the link: a signing that is imported later would not be linked. */
function remarkMissingSignings({ visits, fileOf, remarks }: Archive): void {
  for (const { place, prefix, content } of visits) {
    const { relatedSigning } = content
    if (relatedSigning === undefined || fileOf.has(keyOf('signing', `${prefix}/${relatedSigning}`))) continue
    const message = `${relatedSigning} is in none of the files: it will not be linked to this visit when it is imported later`
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
  message: `is also the id of another ${kind}, in ${first}`,
})

/** @param given the item, whose refused values the faults repeat */
function refuse(
  { refused }: Archive,
  place: SourceLocation,
  faults: readonly Fault[],
  given?: unknown,
): void {
  refused.push({
    place,
    title: 'Invalid archive',
    detail: 'Correct the file and import it again.',
    faults: faults.map((fault) => withGivenValue(fault, given)),
  })
}
