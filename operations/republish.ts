/** Publishes a stretch of time again, from the changes by day. */
import type { Change } from '../contract/changes'
import type { TypePattern } from '../contract/subscriptions/schemas'
import type { Day, Instant } from '../contract/values/values'
import { isOfTypes } from '../domain/notifications/audience'
import type { Bus } from '../lambdas/aws/bus'
import type { DayPage, DayPosition } from '../lambdas/table/day-changes'
import { counted } from './outcome'
import { daysOf, isWithin, type TimeRange } from './time-range'
import { describeError } from './describe-error'

export interface Republishing {
  readonly timeRange: TimeRange
  /** @default all */
  readonly types?: readonly TypePattern[] | undefined
  readonly readPage: (day: Day, after?: DayPosition) => Promise<DayPage>
  readonly bus: Pick<Bus, 'put'>
  readonly tell: (line: string) => void
  /** Aborts when it is to end soon. */
  readonly signal: AbortSignal
}

export interface Republished {
  readonly published: number
  /** What the bus did not take, and why, one line each. */
  readonly left: readonly string[]
  /** Where to go on; absent when all has been gone through. */
  readonly goOn?: Instant
}

/**
 * Puts the changes on the bus again as they are, in the order of their recording. It ends before its time when it is told
 * to, when the bus takes nothing any more, and when the changes cannot be read.
 */
export async function republish(republishing: Republishing): Promise<Republished> {
  const { timeRange, bus, tell, signal } = republishing
  const left: string[] = []
  let published = 0
  let goOn = timeRange.from
  try {
    for await (const { day, changes } of pagesOf(republishing)) {
      if (signal.aborted) return { published, left, goOn }
      const refused = await bus.put(changes)
      left.push(...refused.map(({ index, code }) => `${describeChange(changes[index])} (${code})`))
      published += changes.length - refused.length
      tell(`${day}: ${counted(published, 'change')} published, ${left.length} left`)
      // A change by itself may be one that no bus takes.
      if (refused.length === changes.length && changes.length > 1) return { published, left, goOn }
      goOn = changes.at(-1)?.time ?? goOn
    }
    return { published, left }
  } catch (error) {
    const trouble = describeError(error)
    if (trouble === undefined) throw error
    return { published, left: [...left, trouble], goOn }
  }
}

/** The changes of the range that are asked for, page by page. */
async function* pagesOf({ timeRange, types, readPage }: Republishing) {
  for (const day of daysOf(timeRange)) {
    let after: DayPosition | undefined
    do {
      const { changes, next } = await readPage(day, after)
      yield { day, changes: changes.filter((change) => isAskedFor(change, timeRange, types)) }
      after = next
    } while (after)
  }
}

const isAskedFor = (change: Change, timeRange: TimeRange, types: Republishing['types']): boolean =>
  isWithin(timeRange, change.time) && (!types || isOfTypes(change.type, types))

const describeChange = (change: Change | undefined): string => `${change?.subject} #${change?.sequence}`
