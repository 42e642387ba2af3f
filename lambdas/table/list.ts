/** Pages of a list: reads pointers from the index, then the things themselves; the cost depends on the page alone. */
import * as z from 'zod/mini'
import type { Clearance } from '../../contract/things'
import type { Day } from '../../contract/values/dates'
import { isCleared } from '../../domain/shared/clearance'
import { canonical } from '../../domain/shared/json'
import { isPostponed } from '../../domain/shared/life-cycle'
import { addDays, liesIn, type DayRange } from '../../domain/time/partial-date'
import { MAX_DAYS } from '../../domain/visits/visit'
import { keyText } from './cursor'
import { MAX_UNITS } from './limit-page'
import { LISTS_INDEX, listPk, type Key } from './keys'
import type { StoredThing, ListSummary } from './record'
import type { Table } from './table'
import { readThings } from './things'

export interface ListQuery<Thing> {
  readonly list: string
  /** The part of the list in which a field has this value. @default the whole list */
  readonly part?: readonly [field: string, value: string] | undefined
  readonly range: DayRange
  readonly order: 'asc' | 'desc'
  readonly limit: number
  /** The last item of the page before. */
  readonly after?: Position | undefined
  /** The clearance of the reader: hidden things are left out. */
  readonly clearance: Clearance
  /** Whether a thing with this list summary is on the page. @default every one */
  readonly matches?: ((listSummary: ListSummary) => boolean) | undefined
  /**
   * The current list summary of a thing. With it, things are read for `internal` readers eventually consistently, at half
   * the price, and again consistently where the list summary differs. Other readers read consistently: a thing that was
   * hidden a moment ago must be missing (decision 25).
   */
  readonly summaryOf?: ((kept: StoredThing<Thing>) => ListSummary) | undefined
}

/** A position in a list: the last item before it. */
export interface Position extends Key {
  readonly listSk: string
}

/** The schema of a position in a cursor, in the list of this range. */
export const positionIn = (range: DayRange): z.ZodMiniType<Position> =>
  z
    .strictObject({ pk: keyText, sk: keyText, listSk: keyText })
    .check(z.refine((position) => keyRangesOf(range, 'asc').some((keyRange) => isWithin(keyRange, position))))

export interface Page<Thing> {
  readonly items: Thing[]
  /** The position after which the next page starts; absent at the end of the list. */
  readonly next?: Position
}

interface Pointer extends Position {
  readonly listSummary: ListSummary
}

/** The most reads that stop before the end of their key range. */
const MAX_READS = 4
/** The fewest pointers of the first read of a filtered list; each further read takes twice as many. */
const NARROWED_READ = 25

/**
 * Reads one page. It is short, even empty, with a `next`, when four reads that were cut short,
 * or 1 MB, did not fill it.
 */
export async function readPage<Thing>(table: Table, query: ListQuery<Thing>): Promise<Page<Thing>> {
  const { pointers, next } = await readPointers(table, query)
  const things = await readListed(table, pointers, query)
  const items = pointers.flatMap(({ listSummary }) => things.get(listSummary.subject) ?? [])
  return next ? { items, next: { pk: next.pk, sk: next.sk, listSk: next.listSk } } : { items }
}

/** The things of these pointers, by subject. */
async function readListed<Thing>(
  table: Table,
  pointers: readonly Pointer[],
  { clearance, summaryOf }: Pick<ListQuery<Thing>, 'clearance' | 'summaryOf'>,
): Promise<ReadonlyMap<string, Thing>> {
  const subjects = pointers.map(({ listSummary }) => listSummary.subject)
  if (!summaryOf || clearance !== 'internal') return readThings<Thing>(table, subjects)
  const things = await readThings<Thing>(table, subjects, false)
  const outdated = pointers.flatMap(({ listSummary }) => {
    const thing = things.get(listSummary.subject)
    const isCurrent = thing && canonical(summaryOf({ thing, listSummary })) === canonical(listSummary)
    return isCurrent ? [] : [listSummary.subject]
  })
  for (const subject of outdated) things.delete(subject)
  return new Map([...things, ...(await readThings<Thing>(table, outdated))])
}

/** Whether a thing is in a range of days. A thing that is postponed has no days, and is in lists without a range alone. */
export const isInRange = (range: DayRange, { status, start, end }: ListSummary): boolean =>
  isPostponed(status) ? range.from === undefined && range.to === undefined : liesIn(range, start, end)

interface Pointers {
  readonly pointers: readonly Pointer[]
  readonly next?: Position | undefined
}

async function readPointers<Thing>(table: Table, query: ListQuery<Thing>): Promise<Pointers> {
  const { clearance, matches = () => true, range, limit, order, after } = query
  // The first key ranges hold things that may have ended before the range.
  const isNarrowed = query.matches !== undefined || clearance !== 'internal' || range.from !== undefined
  const pointers: Pointer[] = []
  let position = after
  let reads = 0
  let units = 0
  for (const keyRange of keyRangesOf(range, order, after)) {
    let start = after && isWithin(keyRange, after) ? after : undefined
    do {
      if (reads === MAX_READS) return { pointers, next: position }
      const wanted = isNarrowed
        ? Math.max(NARROWED_READ, limit + 1) * 2 ** reads
        : limit + 1 - pointers.length
      const read = await readKeyRange(table, query, keyRange, start, wanted)
      if (read.next) reads += 1
      for (const pointer of read.pointers) {
        const { listSummary } = pointer
        if (
          isCleared(clearance, listSummary.visibility ?? 'public') &&
          matches(listSummary) &&
          isInRange(range, listSummary)
        ) {
          units += listSummary.units
          const isFull = pointers.length === limit || (units > MAX_UNITS && pointers.length > 0)
          // The last thing on the page: a cursor must not depend on hidden things that follow it.
          if (isFull) return { pointers, next: pointers.at(-1) }
          pointers.push(pointer)
        }
        position = pointer
      }
      start = read.next
    } while (start)
  }
  return { pointers }
}

async function readKeyRange(
  table: Table,
  { list, part, order }: Pick<ListQuery<never>, 'list' | 'part' | 'order'>,
  [from, to]: KeyRange,
  after: Position | undefined,
  limit: number,
): Promise<Pointers> {
  const { items, last } = await table.query({
    index: LISTS_INDEX,
    partition: listPk(list, part),
    sortKeys: { from, to },
    order,
    limit,
    after,
  })
  return { pointers: items as unknown as Pointer[], next: last as Position | undefined }
}

/** The most days between the start of a visit and a day on which it takes place: one more than it lasts, for time zones. */
export const LOOK_BACK = MAX_DAYS + 1

/** A range of sort keys; both are included. */
type KeyRange = readonly [first: string, last: string]

/** Sorts after every character of a sort key. */
export const END = '~'

const isWithin = ([first, last]: KeyRange, { listSk }: Position): boolean => first <= listSk && listSk <= last

/**
 * The key ranges of a list that may hold things of a range, in order, from the end of the page before. They start
 * `LOOK_BACK` days before the range, since a visit may last that long. The dates that may mean that day sort before it: its
 * century `20XX`, its decade `202X`, its year (`2024`, `2024-XX`, `2024-XX-XX`) and its month (`2024-05`, `2024-05-XX`).
 */
export function keyRangesOf({ from, to }: DayRange, order: 'asc' | 'desc', after?: Position): KeyRange[] {
  const last = to === undefined ? END : `${to}${END}`
  const day = from === undefined ? undefined : addDays(from, -LOOK_BACK)
  const ascending: KeyRange[] = day === undefined ? [[' ', last]] : [...datesAround(day), [day, last]]
  if (order === 'asc') return ascending.filter(([, end]) => !after || after.listSk <= end)
  return ascending.toReversed().filter(([begin]) => !after || after.listSk >= begin)
}

const between = (first: string, last = first): KeyRange => [`${first}#`, `${last}#${END}`]

/** The key ranges of the dates, other than days, that may mean a day: their sort texts are prefixes of it. */
function datesAround(day: Day): KeyRange[] {
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)]
  return [
    between(year.slice(0, 2)),
    between(year.slice(0, 3)),
    between(year, `${year}--`),
    between(month, `${month}-`),
  ]
}
