/** The volumes of the books after an import: the archive's, and the one that the office signs in. */
import { ApiProblem } from '../cli/api-errors'
import type { Book } from '../contract/books/schemas'
import { USUAL_CAPACITY } from '../contract/limits'
import type { Archive, Refused, StatedVolume, VolumeResult } from './archive'
import type { VolumeInUse } from './archive-file'
import { bookNotFound, fieldProblem } from './problems'
import type { Registry } from './registry'

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
  if (openNumberOf(before) >= wanted.volume) return alreadyOpen(wanted, before)
  const { volume, capacity } = wanted
  const lastPage = lastPageOf(archive, wanted)
  const nextPage = wanted.nextPage ?? (lastPage === undefined ? undefined : lastPage + 1)
  requireFreePage(wanted, lastPage)
  try {
    const after = await registry.openVolume(before, { number: volume, capacity, nextPage })
    return openedIn(after, wanted)
  } catch (error) {
    // Another import may have opened it in the meantime.
    const now = error instanceof ApiProblem ? await bookNow(registry, before) : undefined
    if (now && openNumberOf(now) >= volume) return alreadyOpen(wanted, now)
    throw error
  }
}

/**
 * A next page that nobody has stated is the one after the last of the archive, and a capacity that nobody has stated the
 * usual one. What does not fit is said of the fields that the archivist can state.
 *
 * @throws ApiProblem with pointers into the volume in use
 */
function requireFreePage({ capacity, nextPage }: StatedVolume, lastPage = 0): void {
  const pages = capacity ?? USUAL_CAPACITY
  const needed = Math.max(nextPage ?? 0, lastPage)
  if (lastPage > pages || (needed > pages && capacity === undefined)) {
    const why = needed === lastPage ? 'an entry of the archive is on that page' : 'it is the `nextPage`'
    const stated = capacity === undefined ? `, and is ${pages} where it is not stated` : ''
    const message = `must be ${needed} or more: ${why}${stated}`
    throw fieldProblem('invalid', '/capacity', message)
  }
  if (nextPage !== undefined || lastPage < pages) return
  const [state, fields] =
    capacity === undefined
      ? [
          `is taken to have ${pages} pages, and an entry of the archive is on the last`,
          '`capacity` or `nextPage`',
        ]
      : [`is full: an entry of the archive is on its last page, ${pages}`, '`nextPage`']
  const message = `${state}. Name the volume that the office signs in today, or state the ${fields} of this one`
  throw fieldProblem('invalid', '/volume', message)
}

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

/** The pages of an open volume cannot be changed, and its next page grows with each signing. */
function alreadyOpen({ volume, capacity, nextPage }: StatedVolume, book: Book): VolumeResult {
  const open = book.volumes.find(({ status }) => status === 'open')
  const isMeant = open?.number === volume
  const stated = [
    isMeant && capacity !== undefined && open.capacity !== capacity
      ? `its capacity is ${open.capacity}, not ${capacity}`
      : '',
    isMeant && nextPage !== undefined && (open.nextPage ?? 0) < nextPage
      ? `its next page is ${open.nextPage}, not ${nextPage}`
      : '',
    isMeant ? '' : `it is later than volume ${volume}, which is stated as the volume in use`,
  ]
  return {
    book: book.book,
    state: 'open',
    volume: open?.number ?? volume,
    stated: stated.filter((part) => part !== '').join('; '),
  }
}

const FIELDS: Readonly<Record<string, string>> = { '/number': '/volume' }

const refusalOf = (
  { place, book, volume }: StatedVolume,
  { title, detail, faults }: ApiProblem,
): Refused => ({
  place,
  title: `Volume ${volume} of ${book} is not opened: ${title}`,
  detail:
    faults.length === 0
      ? detail
      : 'Correct the volume in use; volumes without entries of the archive are opened one after another.',
  faults: faults.map(({ pointer, message }) => ({
    pointer: FIELDS[pointer] ?? pointer,
    apiPointer: pointer,
    message,
  })),
})
