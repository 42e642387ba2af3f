/** The list of the occurrences of all anniversaries. */
import * as z from 'zod/mini'
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Occurrence } from '../../contract/anniversaries/occurrences'
import { plainDate } from '../../contract/values/dates'
import {
  occurrenceOf,
  occurrenceDatesBetween,
  type OccurrenceDate,
} from '../../domain/anniversaries/occurrences'
import { liesIn } from '../../domain/time/partial-date'
import { compareDates } from '../../domain/time/sort-text'
import type { Reply } from '../http/answer'
import { keyText } from '../table/cursor'
import { limitPage } from '../table/limit-page'
import type { ListSummary } from '../table/record'
import type { ThingDeps } from '../things/kind'
import { toPage, type ListPage, type PageQuery } from '../things/page'
import { ANNIVERSARIES } from './record'

interface Filters {
  readonly from: string
  readonly to: string
  /** Milestones only. */
  readonly milestones: boolean
  /** Muted anniversaries too. */
  readonly muted: boolean
}

/** The position of an occurrence in the list: by date, then by anniversary. */
interface OccurrencePosition {
  readonly on: string
  readonly subject: string
}

/** An occurrence as the list summary of its anniversary gives it. */
type Found = OccurrencePosition & OccurrenceDate & Pick<ListSummary, 'units'>

/** Handles the listing of occurrences, in order of date. */
export async function listOccurrences(
  { query }: { readonly query: PageQuery & Filters },
  { store, cursors }: ThingDeps,
): Promise<Reply<ListPage<Occurrence>>> {
  const { limit, cursor, ...filters } = query
  const bound = { list: 'occurrences', ...filters }
  const after = cursor === undefined ? undefined : cursors.read(bound, cursor, positionIn(filters))
  const all = (await store.readAllSummaries(ANNIVERSARIES)).flatMap((listSummary) =>
    occurrencesOf(listSummary, filters),
  )
  const remaining = all.filter((each) => !after || compare(each, after) > 0).toSorted(compare)
  const page = limitPage(remaining, limit, ({ units }) => units)
  const things = await store.readThings<Anniversary>(page.map(({ subject }) => subject))
  const items = page.flatMap(({ subject, on, ordinal, milestone }) => {
    const anniversary = things.get(subject)
    return anniversary ? [occurrenceOf(anniversary, { on, ordinal, milestone })] : []
  })
  const last = page.at(-1)
  const next = last && remaining.length > page.length ? { on: last.on, subject: last.subject } : undefined
  return { body: toPage(items, next, (position) => cursors.seal(bound, position)) }
}

/** A position as a cursor holds it, among the occurrences of these days. */
const positionIn = (days: Pick<Filters, 'from' | 'to'>) =>
  z.strictObject({ on: plainDate, subject: keyText }).check(z.refine(({ on }) => liesIn(days, on)))

const compare = (a: OccurrencePosition, b: OccurrencePosition): number =>
  compareDates(a.on, b.on) || (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0)

function occurrencesOf(
  { subject, units, start, status, milestones }: ListSummary,
  { from, to, ...filters }: Filters,
): Found[] {
  if (status === 'muted' && !filters.muted) return []
  return [...occurrenceDatesBetween({ originOn: start, milestones }, from, to)]
    .filter(({ milestone }) => milestone || !filters.milestones)
    .map(({ on, ordinal, milestone }) => ({ on, ordinal, milestone, subject, units }))
}
