/** What a page of each list costs: the first one, and the one after it. */
import type { Change } from '../../contract/changes'
import { costOfReads, type Cost } from './cost'
import type { Item } from './item-size'
import type { Meter } from './meter'
import type { Office } from './office'
import { patterns, type Pattern } from './patterns'

export interface PageCost {
  readonly name: string
  readonly first: Cost
  /** Absent where there is one page only. */
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

/** Reads one page of such a list, from a cursor on, and says what it cost. */
export async function costOfPage(
  office: Office,
  meter: Meter,
  { route, params, query, subjectOf, clearance }: Pattern,
  cursor?: string,
): Promise<{ cost: Cost; next?: string | undefined }> {
  const asking = { params, clearance, query: { ...query, ...(cursor ? { cursor } : {}) } }
  const { result, sent } = await meter.measure(() => office.ask(route, asking))
  const { items = [], nextCursor } = result as { items?: Item[]; nextCursor?: string }
  const needed = subjectOf && new Set(items.map(subjectOf))
  return { cost: costOfReads(sent, (item) => !needed || needed.has(subjectIn(item))), next: nextCursor }
}

/** What a stored item tells of: itself, the thing that it points to, the change, the person whose name it is part of. */
function subjectIn({ kind, pk, listSummary, change, personId: person }: Item): string {
  if (kind === 'change') return (change as Change).id
  if (kind === 'name-part') return `people/${String(person)}`
  return listSummary === undefined ? String(pk) : (listSummary as { subject: string }).subject
}
