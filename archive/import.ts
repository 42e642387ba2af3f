/** The import: partnerships first, then the visits that name them, then the signings that visits name. */
import { CommandError } from '../local/command'
import type { Archive, Item, Kind } from './archive'
import { mapEntry } from './entry-mapping'
import { beginning, inOrderOf, type Imported, type Importing } from './imported'
import { inParallel } from './in-parallel'
import { mapPartnership } from './partnership-mapping'
import { recordItem, requireId } from './record-item'
import type { Registry } from './registry'
import { mapVisit } from './visit-mapping'

export interface Import {
  readonly registry: Registry
  /** BCP 47 tag of the texts that name no language. */
  readonly language: string
  /** Told after each item how many of its kind are done. */
  readonly onProgress?: (kind: Kind, done: number, all: number) => void
}

/** Requests under way at once: a registry answers an import beside its office, not instead of it. */
const AT_ONCE = 4

/**
 * Records an archive. What is recorded already, by its external id, is found and left as it is, so an import can be
 * run again at any time. An item that is refused keeps no other from being recorded, unless that other refers to it.
 */
export async function importArchive(archive: Archive, options: Import): Promise<Imported> {
  const imported = beginning(archive)
  try {
    const partnerships = await importPartnerships(archive, imported, options)
    const visits = await importVisits(archive, imported, options, partnerships)
    await importSignings(archive, imported, options, visits)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    imported.stopped = error.message
  }
  return inOrderOf(archive, imported)
}

/** The registry's ids by external id. */
type Ids = Map<string, string>

async function importPartnerships(archive: Archive, imported: Importing, options: Import): Promise<Ids> {
  const { registry, language } = options
  const ids: Ids = new Map()
  await eachLane('partnership', alone(archive.partnerships), options, async (item) => {
    const id = await recordItem(imported, item, registry.partnerships, async () =>
      mapPartnership(item.content, item.externalId, language),
    )
    if (id !== undefined) ids.set(item.externalId, id)
  })
  return ids
}

async function importVisits(
  archive: Archive,
  imported: Importing,
  options: Import,
  partnerships: Ids,
): Promise<Ids> {
  const { registry, language } = options
  const ids: Ids = new Map()
  await eachLane('visit', alone(archive.visits), options, async (item) => {
    const { relatedPartner } = item.content
    const partner = relatedPartner && {
      externalId: `${item.prefix}/${relatedPartner}`,
      at: '/relatedPartner',
    }
    const id = await recordItem(imported, item, registry.visits, async () => {
      const partnershipId = partner && (await requireId(partner, partnerships, registry.partnerships))
      return mapVisit(item.content, item.externalId, language, partnershipId)
    })
    if (id !== undefined) ids.set(item.externalId, id)
  })
  return ids
}

/** The entries of a book are recorded one after the other, so that they are numbered in the order of the files. */
async function importSignings(archive: Archive, imported: Importing, options: Import, visits: Ids) {
  const { registry, language } = options
  const books = new Set(archive.signings.map(({ content }) => content.book))
  const lanes = [...books].map((book) => archive.signings.filter(({ content }) => content.book === book))
  await eachLane('signing', lanes, options, async (item) => {
    const externalId = archive.visitOfSigning.get(item.externalId)
    await recordItem(imported, item, registry.entriesOf(item.content.book), async () => {
      const visitId = externalId && (await requireId({ externalId, at: '' }, visits, registry.visits))
      return mapEntry(item.content, item.externalId, language, visitId)
    })
  })
}

/** Works through lanes side by side, and through the items of a lane one after the other. */
async function eachLane<Content>(
  kind: Kind,
  lanes: readonly Item<Content>[][],
  { onProgress }: Import,
  work: (item: Item<Content>) => Promise<void>,
): Promise<void> {
  const all = lanes.flat().length
  let done = 0
  await inParallel(lanes, AT_ONCE, async (lane) => {
    for (const item of lane) {
      await work(item)
      onProgress?.(kind, ++done, all)
    }
  })
}

const alone = <Content>(items: readonly Item<Content>[]): Item<Content>[][] => items.map((item) => [item])
