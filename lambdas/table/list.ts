/** Pages of a list: its index is read for pointers, then the things themselves; the cost follows the page. */
import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { addDays, liesIn, type DayRange } from '../../domain/time/partial-date'
import { MAX_DAYS } from '../../domain/visits/visit'
import { keyText } from './cursor'
import { MAX_UNITS } from './limit-page'
import { LISTS_INDEX, listPk, type Key } from './keys'
import type { ListSummary } from './record'
import { readThings } from './things'

export interface ListQuery {
  readonly list: string
  /** The part of the list in which a field has this value; the whole list unless given. */
  readonly part?: readonly [field: string, value: string] | undefined
  readonly range: DayRange
  readonly order: 'asc' | 'desc'
  readonly limit: number
  /** Where the page before ended. */
  readonly after?: Position | undefined
  /** Whether a thing of which only this is known belongs on the page; every one does unless given. */
  readonly matches?: ((listSummary: ListSummary) => boolean) | undefined
}

/** A place in a list: the last item read before it. */
export interface Position extends Key {
  readonly listSk: string
}

/** A position as a cursor holds it, in the list of this range. */
export const positionIn = (range: DayRange): z.ZodMiniType<Position> =>
  z
    .strictObject({ pk: keyText, sk: keyText, listSk: keyText })
    .check(z.refine((position) => keyRangesOf(range, 'asc').some((keyRange) => isWithin(keyRange, position))))

export interface Page<Thing> {
  readonly items: Thing[]
  /** Where the next page starts; absent at the end of the list. */
  readonly next?: Position
}

interface Pointer extends Position {
  readonly listSummary: ListSummary
}

const MAX_READS = 4
/** Pointers in the first read, at least, where filters let only some of them through; each read then takes twice as many. */
const NARROWED_READ = 25

/** Reads one page. It is short, even empty, with a `next`, when four reads or 1 MB did not fill it. */
export async function readPage<Thing>(
  client: DynamoDBDocumentClient,
  table: string,
  query: ListQuery,
): Promise<Page<Thing>> {
  const { pointers, next } = await readPointers(client, table, query)
  const subjects = pointers.map(({ listSummary }) => listSummary.subject)
  const things = await readThings<Thing>(client, table, subjects)
  const items = subjects.flatMap((subject) => things.get(subject) ?? [])
  return next ? { items, next: { pk: next.pk, sk: next.sk, listSk: next.listSk } } : { items }
}

interface Pointers {
  readonly pointers: readonly Pointer[]
  readonly next?: Position | undefined
}

async function readPointers(
  client: DynamoDBDocumentClient,
  table: string,
  query: ListQuery,
): Promise<Pointers> {
  const { matches = () => true, range, limit, order, after } = query
  // The first keys are of visits that may have ended before the range.
  const isNarrowed = query.matches !== undefined || range.from !== undefined
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
      const read = await readKeyRange(client, table, query, keyRange, start, wanted)
      reads += 1
      for (const pointer of read.pointers) {
        if (
          matches(pointer.listSummary) &&
          liesIn(range, pointer.listSummary.start, pointer.listSummary.end)
        ) {
          units += pointer.listSummary.units
          const isFull = pointers.length === limit || (units > MAX_UNITS && pointers.length > 0)
          // From the last thing on the page: a cursor must not depend on hidden things that were passed over after it.
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
  client: DynamoDBDocumentClient,
  TableName: string,
  { list, part, order }: ListQuery,
  [first, last]: KeyRange,
  start: Position | undefined,
  Limit: number,
): Promise<Pointers> {
  const pk = listPk(list, part)
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName,
      IndexName: LISTS_INDEX,
      KeyConditionExpression: 'listPk = :list AND listSk BETWEEN :first AND :last',
      ExpressionAttributeValues: { ':list': pk, ':first': first, ':last': last },
      ScanIndexForward: order === 'asc',
      Limit,
      ...(start ? { ExclusiveStartKey: { listPk: pk, ...start } } : {}),
    }),
  )
  return { pointers: Items as Pointer[], next: LastEvaluatedKey as Position | undefined }
}

/** How many days before a range a visit in it may have begun: in another time zone it may begin and end a day apart from here. */
export const LOOK_BACK = MAX_DAYS + 1

/** A range of sort keys; both are included. */
type KeyRange = readonly [first: string, last: string]

/** Sorts after everything that continues a date. */
export const END = '~'

const isWithin = ([first, last]: KeyRange, { listSk }: Position): boolean => first <= listSk && listSk <= last

/**
 * The key ranges of a list in which a range may lie, in order, from the one on where the page before ended: from
 * `LOOK_BACK` days before the range, since a visit may last as long, and the year and the month of that day, which sort before it.
 */
export function keyRangesOf({ from, to }: DayRange, order: 'asc' | 'desc', after?: Position): KeyRange[] {
  const last = to === undefined ? END : `${to}${END}`
  const day = from === undefined ? undefined : addDays(from, -LOOK_BACK)
  const whole = (date: string): KeyRange => [`${date}#`, `${date}#${END}`]
  const ascending: KeyRange[] =
    day === undefined ? [[' ', last]] : [whole(day.slice(0, 4)), whole(day.slice(0, 7)), [day, last]]
  if (order === 'asc') return ascending.filter(([, end]) => !after || after.listSk <= end)
  return ascending.toReversed().filter(([begin]) => !after || after.listSk >= begin)
}
