/** The cost of the first and of the second page of each list. */
import type { Change } from '../../contract/changes'
import { costOfReads, type Cost } from './cost'
import type { Item } from './item-size'
import type { Meter } from './meter'
import type { Office } from './office'
import { patterns, type Pattern } from './patterns'

export interface PageCost {
  readonly name: string
  readonly first: Cost
  /** Absent when there is only one page. */
  readonly second?: Cost | undefined
}

export async function costsOfPages(office: Office, meter: Meter): Promise<PageCost[]> {
  const costs: PageCost[] = []
  for (const pattern of patterns) {
    const first = await costOfPage(office, meter, pattern)
    const second = first.next === undefined ? undefined : await costOfPage(office, meter, pattern, first.next)
    costs.push({ name: pattern.name, first: first.cost, second: second?.cost })
  }
  return costs
}

/** Reads one page of a list and returns its cost. */
export async function costOfPage(
  office: Office,
  meter: Meter,
  { route, params, query, subjectOf, clearance }: Pattern,
  cursor?: string,
): Promise<{ cost: Cost; next?: string | undefined }> {
  const options = { params, clearance, query: { ...query, ...(cursor ? { cursor } : {}) } }
  const { result, sent } = await meter.measure(() => office.call(route, options))
  const { items = [], nextCursor } = result as { items?: Item[]; nextCursor?: string }
  const needed = subjectOf && new Set(items.map(subjectOf))
  return { cost: costOfReads(sent, (item) => !needed || needed.has(subjectIn(item))), next: nextCursor }
}

/** The subject of a stored item: the thing, the change, or the person of a part of a name. */
function subjectIn({ kind, pk, listSummary, change, personId: person }: Item): string {
  if (kind === 'change') return (change as Change).id
  if (kind === 'name-part') return `people/${String(person)}`
  return listSummary === undefined ? String(pk) : (listSummary as { subject: string }).subject
}
