/** The costs at two sizes as Markdown tables, beside the minimum by the formulas. */
import type { Cost } from './cost'
import type { PageCost } from './pages'
import type { Units } from './units'
import type { WriteCost } from './writes'

export interface Costs {
  readonly visits: number
  readonly pages: readonly PageCost[]
  readonly writes: readonly WriteCost[]
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const total = ({ table, index }: Units): number => table + index
const both = ({ table, index }: Units): string => `${table} + ${index}`
const thousands = (number: number): string => number.toLocaleString('en')

/** Table and index units of each write, and of the reads before it. */
export function writeTable(sizes: readonly Costs[]): string {
  const at = sizes.map(({ visits }) => `at ${thousands(visits)} visits`)
  const reads = sizes.map(({ visits }) => `reads, at ${thousands(visits)}`)
  const heading = ['write', 'items', ...at, 'least', ...reads, 'least']
  const lines = sizes[0]?.writes.map(({ name, items, write, read }, index) => [
    name,
    String(items),
    ...sizes.map(({ writes }) => (writes[index] ? both(writes[index].write.measured) : '')),
    both(write.least),
    ...sizes.map(({ writes }) => (writes[index] ? String(total(writes[index].read.measured)) : '')),
    String(total(read.least)),
  ])
  return tableOf(heading, lines ?? [])
}

/** Units of the first page and the second. */
export function pageTable(sizes: readonly Costs[]): string {
  const columns = ['first page', 'second page'].flatMap((page) =>
    sizes.map(({ visits }) => `${page}, at ${thousands(visits)}`).concat('least'),
  )
  const lines = sizes[0]?.pages.map(({ name }, index) => [
    name,
    ...(['first', 'second'] as const).flatMap((page) => {
      const costs = sizes.map(({ pages }) => pages[index]?.[page])
      return costs.map((cost) => unitsOf(cost?.measured)).concat(unitsOf(costs[0]?.least))
    }),
  ])
  return tableOf(['page', ...columns], lines ?? [])
}

const unitsOf = (units: Units | undefined): string => (units ? String(total(units)) : '')

const tableOf = (heading: readonly string[], lines: readonly string[][]): string => {
  const rule = heading.map((_, index) => (index === 0 ? '---' : '--:'))
  return [heading, rule, ...lines].map(row).join('\n')
}

/** How many figures are the minimum, and how many are the same at each size. */
export function summaryOf(sizes: readonly Costs[]): string {
  const figures = sizes.map(({ pages, writes }) => [
    ...writes.flatMap(({ write, read }) => [write, read]),
    ...pages.flatMap(({ first, second }) => [first, ...(second ? [second] : [])]),
  ])
  const all = figures.flat()
  const least = all.filter(isLeast).length
  const same = figures[0]?.filter((cost, index) =>
    figures.every((of) => of[index] && isSame(of[index], cost)),
  )
  return `${least} of ${all.length} figures are the least; ${same?.length} of ${figures[0]?.length} are the same at each size.`
}

const isLeast = ({ measured, least }: Cost): boolean => total(measured) === total(least)
const isSame = (a: Cost, b: Cost): boolean => total(a.measured) === total(b.measured)
