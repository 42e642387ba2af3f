/** What every kind of write costs. */
import { costOfReads, costOfWrites, type Cost } from './cost'
import type { Meter } from './meter'
import type { Office } from './office'
import {
  anniversaryWrites,
  bookWrites,
  partnershipWrites,
  visitWrites,
  type Takes,
  type Writes,
} from './write-cases'

export interface WriteCost {
  readonly name: string
  /** How many items its transactions have. */
  readonly items: number
  readonly write: Cost
  /** What is read before, to decide. */
  readonly read: Cost
}

/** Performs the writes and hands their costs over, in order. */
export async function costsOfWrites(office: Office, meter: Meter): Promise<WriteCost[]> {
  const costs: WriteCost[] = []
  const measured = async <T>(name: string, operation: () => Promise<T>): Promise<T> => {
    const { result, sent } = await meter.measure(operation)
    const items = sent.reduce((sum, { changes }) => sum + changes.length, 0)
    costs.push({ name, items, write: costOfWrites(sent), read: costOfReads(sent) })
    return result
  }
  const write: Writes = (name, route, asking) => measured(name, () => office.ask(route, asking))
  const take: Takes = async (name, route, asking) => {
    const { items } = (await office.ask(route, asking)) as { items: unknown[] }
    await measured(name, () => office.project(items.at(-1)))
  }

  await partnershipWrites(write)
  await visitWrites(write, take)
  await bookWrites(write, take)
  await anniversaryWrites(write)
  return costs
}
