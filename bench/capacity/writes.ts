/** The cost of every kind of write. */
import { costOfReads, costOfWrites, type Cost } from './cost'
import type { Meter } from './meter'
import type { Office } from './office'
import {
  anniversaryWrites,
  bookWrites,
  partnershipWrites,
  visitWrites,
  type MeasureProjection,
  type MeasureWrite,
} from './write-cases'

export interface WriteCost {
  readonly name: string
  /** The number of items in its transactions. */
  readonly items: number
  readonly write: Cost
  /** The reads before the write. */
  readonly read: Cost
}

/** Runs the writes. Returns their costs in order. */
export async function costsOfWrites(office: Office, meter: Meter): Promise<WriteCost[]> {
  const costs: WriteCost[] = []
  const measured = async <T>(name: string, operation: () => Promise<T>): Promise<T> => {
    const { result, sent } = await meter.measure(operation)
    const items = sent.reduce((sum, { changes }) => sum + changes.length, 0)
    costs.push({ name, items, write: costOfWrites(sent), read: costOfReads(sent) })
    return result
  }
  const write: MeasureWrite = (name, route, options) => measured(name, () => office.call(route, options))
  const project: MeasureProjection = async (name, route, options) => {
    const { items } = (await office.call(route, options)) as { items: unknown[] }
    await measured(name, () => office.project(items.at(-1)))
  }

  await partnershipWrites(write)
  await visitWrites(write, project)
  await bookWrites(write, project)
  await anniversaryWrites(write)
  return costs
}
