/** The import: partnerships first, then the visits that name them, then the signings that visits name. */
import { CommandError } from '../cli/command'
import { keyOf, type Archive, type Imported, type Item, type Kind } from './archive'
import type { ImportSettings } from './common-mapping'
import { mapEntry } from './entry-mapping'
import { inParallel } from './in-parallel'
import { attempt, summary, type ImportOutcome } from './outcome'
import { mapPartnership } from './partnership-mapping'
import { ApiProblem } from './refusals'
import type { Registry } from './registry'
import { mapVisit } from './visit-mapping'

export interface Import extends ImportSettings {
  readonly registry: Registry
  /** Told after each item how many of its kind are done. */
  readonly onProgress?: (kind: Kind, done: number, all: number) => void
}

/** An import under way, with what has become of the items so far by `keyOf`. */
interface Importing extends Import {
  readonly archive: Archive
  readonly outcomes: Map<string, ImportOutcome>
}

/** Requests under way at once: a registry answers an import beside its office, not instead of it. */
const AT_ONCE = 4

/**
 * Records an archive. What is recorded already, by its external id, is found and left as it is, so an import can be
 * run again at any time. An item that is refused keeps no other from being recorded, unless that other refers to it.
 */
export async function importArchive(archive: Archive, options: Import): Promise<Imported> {
  const importing: Importing = { ...options, archive, outcomes: new Map() }
  try {
    await importPartnerships(importing)
    await importVisits(importing)
    await importSignings(importing)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { ...summary(archive, importing.outcomes), stopped: error.message }
  }
  return summary(archive, importing.outcomes)
}

async function importPartnerships(importing: Importing): Promise<void> {
  const { archive, registry, language } = importing
  await eachLane(
    importing,
    'partnership',
    alone(archive.partnerships),
    async ({ externalId, content }) =>
      await attempt(externalId, registry.partnerships, async () =>
        mapPartnership(content, externalId, language),
      ),
  )
}

async function importVisits(importing: Importing): Promise<void> {
  const { archive, registry } = importing
  await eachLane(
    importing,
    'visit',
    alone(archive.visits),
    async ({ prefix, externalId, content }) =>
      await attempt(externalId, registry.visits, async () => {
        const partner = content.relatedPartner && `${prefix}/${content.relatedPartner}`
        const partnershipId = partner && (await idOf(importing, 'partnership', partner, '/relatedPartner'))
        return mapVisit(content, externalId, importing, partnershipId)
      }),
  )
}

/** The entries of a book are recorded one after the other, so that they are numbered in the order of the files. */
async function importSignings(importing: Importing): Promise<void> {
  const { archive, registry } = importing
  const books = new Set(archive.signings.map(({ content }) => content.book))
  const lanes = [...books].map((book) => archive.signings.filter(({ content }) => content.book === book))
  await eachLane(
    importing,
    'signing',
    lanes,
    async ({ externalId, content }) =>
      await attempt(externalId, registry.entriesOf(content.book), async () => {
        const visit = archive.visitOfSigning.get(externalId)
        const visitId = visit && (await idOf(importing, 'visit', visit, ''))
        return mapEntry(content, externalId, importing, visitId)
      }),
  )
}

/** Works through lanes side by side, and through the items of a lane one after the other. */
async function eachLane<Content>(
  { outcomes, onProgress }: Importing,
  kind: Kind,
  lanes: readonly Item<Content>[][],
  work: (item: Item<Content>) => Promise<ImportOutcome>,
): Promise<void> {
  const all = lanes.flat().length
  let done = 0
  await inParallel(lanes, AT_ONCE, async (lane) => {
    for (const item of lane) {
      outcomes.set(keyOf(kind, item.externalId), await work(item))
      onProgress?.(kind, ++done, all)
    }
  })
}

const alone = <Content>(items: readonly Item<Content>[]): Item<Content>[][] => items.map((item) => [item])

/**
 * The registry's id of what an item refers to: one of this import, or one of an earlier.
 *
 * @param pointer where the item refers to it
 * @throws ApiProblem when it is not recorded, so that no record silently loses what belongs to it
 */
async function idOf(
  { outcomes, registry }: Importing,
  kind: 'partnership' | 'visit',
  externalId: string,
  pointer: string,
): Promise<string> {
  const records = kind === 'visit' ? registry.visits : registry.partnerships
  const outcome = outcomes.get(keyOf(kind, externalId))
  const id = outcome ? outcome.id : await records.find(externalId)
  if (id !== undefined) return id
  throw new ApiProblem(
    'It refers to what is not recorded',
    `Record ${externalId} first, then import this again.`,
    [{ pointer, message: `refers to ${externalId}, which is neither recorded nor could be just now` }],
  )
}
