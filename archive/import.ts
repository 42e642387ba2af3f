/** The import: partnerships, then the visits that refer to them, then the signings that visits refer to. */
import { ApiProblem } from '../cli/api-errors'
import { CommandError } from '../cli/command'
import { keyOf, type Archive, type ImportResult, type Item, type Kind, type StatedVolume } from './archive'
import { startAhead } from './start-ahead'
import type { ImportSettings, Mapped } from './mapping/common-mapping'
import { mapEntry, VISIT_IN_FILE } from './mapping/entry-mapping'
import { inParallel } from './in-parallel'
import { recordItem, type ItemResult } from './record-item'
import { mapPartnership } from './mapping/partnership-mapping'
import type { RecordedThing, Records, Registry } from './registry/registry'
import type { ImportScope } from './registry/required-scopes'
import { summarize } from './summarize'
import { mapVisit } from './mapping/visit-mapping'
import { openVolumesInUse } from './volumes'

interface ImportOptions extends ImportSettings {
  readonly registry: Registry
  /** The volumes in use by book, in place of those that the files state. */
  readonly volumesInUse?: ReadonlyMap<string, StatedVolume>
  /** Called after each item with the number of items of its kind so far, and of all. */
  readonly onProgress?: (kind: Kind, done: number, all: number) => void
}

/** An import in progress, with the results so far by `keyOf`. */
interface ImportState extends ImportOptions {
  readonly archive: Archive
  readonly results: Map<string, ItemResult>
}

/** Few concurrent requests, so that the office can work during an import. */
const CONCURRENCY = 8
/** How many items of a sequence are looked up while an item before them is recorded. */
const LOOK_UPS_AHEAD = 4

/**
 * Records an archive, and opens the volumes in use. An item whose external id is recorded already is compared with its record
 * and changes nothing, so an import can be repeated at any time. A refused item does not stop the import; only the items that
 * refer to it are refused too.
 */
export async function importArchive(archive: Archive, options: ImportOptions): Promise<ImportResult> {
  const state: ImportState = { ...options, archive, results: new Map() }
  const stated = new Map([...archive.volumesInUse, ...(options.volumesInUse ?? [])])
  let hasBegun = false
  try {
    await options.registry.requireScopes(scopesFor(archive, stated.size > 0))
    hasBegun = true
    await importPartnerships(state)
    await importVisits(state)
    await importSignings(state)
    const { volumes, refused } = await openVolumesInUse(archive, options.registry, stated)
    const imported = summarize(archive, state.results)
    return { ...imported, refused: [...imported.refused, ...refused], volumes, hasBegun }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { ...summarize(archive, state.results), stopped: error.message, hasBegun }
  }
}

/** The scopes that a whole import needs, so that a token without one of them is refused before the first item. */
const scopesFor = (
  { partnerships, visits, signings }: Archive,
  opensVolumes: boolean,
): readonly ImportScope[] => [
  'read',
  ...(partnerships.length + visits.length > 0 ? (['write'] as const) : []),
  ...(signings.length > 0 || opensVolumes ? (['book'] as const) : []),
]

async function importPartnerships(state: ImportState): Promise<void> {
  const { archive, registry, language } = state
  await recordSequences(state, oneItemSequences(archive.partnerships), {
    kind: 'partnership',
    recordsOf: () => registry.partnerships,
    map: async ({ externalId, content }) => mapPartnership(content, externalId, language),
  })
}

async function importVisits(state: ImportState): Promise<void> {
  const { archive, registry } = state
  await recordSequences(state, oneItemSequences(archive.visits), {
    kind: 'visit',
    recordsOf: () => registry.visits,
    map: async ({ prefix, externalId, content }) => {
      const partner = content.relatedPartner && `${prefix}/${content.relatedPartner}`
      const partnershipId = partner && (await idOf(state, 'partnership', partner, '/relatedPartner'))
      return mapVisit(content, externalId, state, partnershipId)
    },
  })
}

/** The entries of a book are recorded one at a time, so that their numbers follow the order of the files. */
async function importSignings(state: ImportState): Promise<void> {
  const { archive, registry } = state
  const books = new Set(archive.signings.map(({ content }) => content.book))
  const sequences = [...books].map((book) => archive.signings.filter(({ content }) => content.book === book))
  await recordSequences(state, sequences, {
    kind: 'signing',
    recordsOf: ({ book }) => registry.entriesOf(book),
    map: async ({ externalId, content }) => {
      const visit = archive.visitOfSigning.get(externalId)
      const visitId = visit && (await idOf(state, 'visit', visit, VISIT_IN_FILE))
      return mapEntry(content, externalId, state, visitId)
    },
  })
}

/** How the items of a kind are recorded. */
interface Recording<Content, Body, Thing extends RecordedThing> {
  readonly kind: Kind
  readonly recordsOf: (content: Content) => Records<Body, Thing>
  readonly map: (item: Item<Content>) => Promise<Mapped<Body>>
}

/** Processes sequences concurrently, and records the items of a sequence one at a time. */
async function recordSequences<Content, Body extends object, Thing extends RecordedThing>(
  { results, onProgress }: ImportState,
  sequences: readonly Item<Content>[][],
  { kind, recordsOf, map }: Recording<Content, Body, Thing>,
): Promise<void> {
  const all = sequences.flat().length
  let done = 0
  const lookUp = async ({ externalId, content }: Item<Content>) => await recordsOf(content).find(externalId)
  await inParallel(sequences, CONCURRENCY, async (sequence) => {
    for (const [item, earlier] of startAhead(sequence, LOOK_UPS_AHEAD, lookUp)) {
      const { externalId, content } = item
      const result = await recordItem(externalId, recordsOf(content), earlier, async () => await map(item))
      results.set(keyOf(kind, externalId), result)
      onProgress?.(kind, ++done, all)
    }
  })
}

const oneItemSequences = <Content>(items: readonly Item<Content>[]): Item<Content>[][] =>
  items.map((item) => [item])

/**
 * The registry's id of the partnership or visit that an item refers to, of this import or an earlier one.
 *
 * @param pointer to the reference in the item
 * @throws ApiProblem when it is not recorded, so that no record silently loses its reference
 */
async function idOf(
  { results, registry }: ImportState,
  kind: 'partnership' | 'visit',
  externalId: string,
  pointer: string,
): Promise<string> {
  const records = kind === 'visit' ? registry.visits : registry.partnerships
  const result = results.get(keyOf(kind, externalId))
  const found = result ?? (await records.find(externalId))
  if (found && 'id' in found) return found.id
  throw new ApiProblem(
    'Reference to a missing record',
    `Record ${externalId} first, then import this again.`,
    [{ pointer, message: `refers to ${externalId}, which is not recorded` }],
  )
}
