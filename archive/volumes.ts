/** Opens the volume that the office signs in, after the import of the volumes before it. */
import { ApiProblem } from '../cli/api-errors'
import type { Book, Volume } from '../contract/books/schemas'
import { USUAL_CAPACITY } from '../contract/limits'
import { mayRestateFirst } from '../domain/books/volume'
import type { Archive, Refused, StatedVolume, VolumeResult } from './archive'
import type { VolumeInUse } from './files/archive-file'
import { withGivenValue } from './files/given-value'
import type { FileFields } from './mapping/file-fields'
import { bookNotFound, fieldProblem } from './registry/problems'
import type { Registry } from './registry/registry'

/**
 * Opens the stated volumes in use, and finds the books of the archive of which nobody has stated one. A repeated import opens
 * nothing.
 */
export async function openVolumesInUse(
  archive: Archive,
  registry: Registry,
  stated: ReadonlyMap<string, StatedVolume>,
): Promise<{ volumes: VolumeResult[]; refused: Refused[] }> {
  const named = archive.signings.flatMap(({ content }) =>
    content.volume === undefined ? [] : [content.book],
  )
  const concerned = [...new Set([...stated.keys(), ...named])]
  const volumes: VolumeResult[] = []
  const refused: Refused[] = []
  if (concerned.length === 0) return { volumes, refused }
  const books = await registry.books()
  for (const name of concerned) {
    const book = books.find((each) => each.book === name)
    const wanted = stated.get(name)
    try {
      if (!book) throw bookNotFound(name)
      const result = wanted ? await openWanted(wanted, book, archive, registry) : unstated(book)
      if (result) volumes.push(result)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      // The signings of a book that does not exist are refused by themselves.
      if (wanted) refused.push(refusalOf(wanted, error))
    }
  }
  return { volumes, refused }
}

const openNumberOf = ({ volumes }: Book): number =>
  volumes.find(({ status }) => status === 'open')?.number ?? 0

function unstated(book: Book): VolumeResult | undefined {
  const open = openNumberOf(book)
  const archived = book.volumes.filter(({ status, number }) => status === 'archived' && number > open)
  if (archived.length === 0) return undefined
  const highest = Math.max(...archived.map(({ number }) => number))
  return { book: book.book, state: 'unstated', open, highest }
}

async function openWanted(
  wanted: StatedVolume,
  before: Book,
  archive: Archive,
  registry: Registry,
): Promise<VolumeResult> {
  const { volume, capacity } = wanted
  const lastPage = lastPageOf(archive, wanted)
  if (openNumberOf(before) >= volume && !isToRestate(wanted, before, lastPage))
    return alreadyOpen(wanted, before)
  const nextPage = wanted.nextPage ?? (lastPage === undefined ? undefined : lastPage + 1)
  requireFreePage(wanted, lastPage)
  try {
    const after = await registry.openVolume(before, { number: volume, capacity, nextPage })
    return openedIn(after, wanted)
  } catch (error) {
    // Another import may have opened it in the meantime.
    const now = error instanceof ApiProblem ? await bookNow(registry, before) : undefined
    if (now && now.version > before.version && openNumberOf(now) >= volume) return alreadyOpen(wanted, now)
    throw error
  }
}

/** Whether volume 1 is in use, and has other pages than it was set up with, of which nobody has stated any. */
const isToRestate = (
  wanted: StatedVolume,
  { version, entries = 0, volumes }: Book,
  lastPage = 0,
): boolean => {
  const [first] = volumes
  if (wanted.volume !== 1 || first === undefined || !mayRestateFirst({ openings: version, entries }))
    return false
  return lastPage >= (first.nextPage ?? 0) || differencesOf(first, wanted).length > 0
}

/**
 * Checks the pages that nobody has stated, since the API would refuse fields that the archivist has not written: the capacity
 * is then the usual one, and the next page the one after the last of the archive.
 *
 * @throws ApiProblem with a pointer into the volume in use
 */
function requireFreePage({ capacity, nextPage }: StatedVolume, lastPage = 0): void {
  const pages = capacity ?? USUAL_CAPACITY
  const needed = Math.max(nextPage ?? 0, lastPage)
  if (lastPage > pages || (needed > pages && capacity === undefined)) {
    const why = needed === lastPage ? 'an entry of the archive is on that page' : 'it is the `nextPage`'
    const usual = capacity === undefined ? `, and is ${pages} where it is not stated` : ''
    throw fieldProblem('invalid', '/capacity', `must be ${needed} or more: ${why}${usual}`)
  }
  if (nextPage === undefined && lastPage === pages)
    throw fieldProblem('invalid', '/volume', fullMessage(pages, capacity !== undefined))
}

const fullMessage = (pages: number, isStated: boolean): string =>
  isStated
    ? `is full: an entry of the archive is on its last page, ${pages}. Name the volume that the office signs in today, or state the \`nextPage\` of this one`
    : `is taken to have ${pages} pages, and an entry of the archive is on the last. Name the volume that the office signs in today, or state the \`capacity\` or \`nextPage\` of this one`

function openedIn({ book, volumes }: Book, wanted: StatedVolume): VolumeResult {
  const { capacity = 0, nextPage = 0 } = volumes.find(({ number }) => number === wanted.volume) ?? {}
  const assumed = [
    ...(wanted.capacity === undefined ? ['capacity'] : []),
    ...(wanted.nextPage === undefined ? ['next page'] : []),
  ]
  return { book, state: 'opened', volume: wanted.volume, capacity, nextPage, assumed }
}

const bookNow = async ({ books }: Registry, { book }: Book): Promise<Book | undefined> =>
  (await books()).find((each) => each.book === book)

/** The last page of a volume that an entry of the archive fills. */
function lastPageOf({ signings }: Archive, { book, volume }: VolumeInUse): number | undefined {
  const pages = signings.flatMap(({ content }) =>
    content.book === book && content.volume === volume && content.page !== undefined ? [content.page] : [],
  )
  return pages.length === 0 ? undefined : Math.max(...pages)
}

function alreadyOpen(stated: StatedVolume, { book, volumes }: Book): VolumeResult {
  const open = volumes.find(({ status }) => status === 'open')
  const differences =
    open?.number === stated.volume
      ? differencesOf(open, stated)
      : [`it is later than volume ${stated.volume}, which is stated as the volume in use`]
  return { book, state: 'open', volume: open?.number ?? stated.volume, differences }
}

/** The capacity of an open volume cannot be changed. Its next page grows with each signing, so only a smaller one differs. */
const differencesOf = (open: Volume, { capacity, nextPage }: StatedVolume): string[] => [
  ...(capacity === undefined || open.capacity === capacity
    ? []
    : [`its capacity is ${open.capacity}, not ${capacity}`]),
  ...(nextPage === undefined || (open.nextPage ?? 0) >= nextPage
    ? []
    : [`its next page is ${open.nextPage}, not ${nextPage}`]),
]

/** The fields of a volume in use that have another name in the API. */
const FIELDS: FileFields = { '/number': '/volume' }

const refusalOf = (stated: StatedVolume, { title, detail, faults }: ApiProblem): Refused => ({
  place: stated.place,
  title: `Volume ${stated.volume} of ${stated.book} is not opened: ${title}`,
  detail:
    faults.length === 0
      ? detail
      : 'Correct the volume in use; volumes without entries of the archive are opened one after another.',
  faults: faults.map(({ pointer, message }) =>
    withGivenValue({ pointer: FIELDS[pointer] ?? pointer, apiPointer: pointer, message }, stated),
  ),
})
