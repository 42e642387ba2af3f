/** Publishes the changes of a time range again. */
import type { Change } from '../contract/changes'
import type { TypePattern } from '../contract/subscriptions/schemas'
import type { Day, Instant } from '../contract/values/dates'
import { isOfTypes } from '../domain/notifications/audience'
import type { Bus } from '../lambdas/aws/bus'
import type { DayPage, DayPosition } from '../lambdas/table/day-changes'
import { counted } from './redrive-result'
import { daysOf, isWithin, type TimeRange } from './time-range'
import { describeError } from './describe-error'

export interface Republishing {
  readonly timeRange: TimeRange
  /** @default all */
  readonly types?: readonly TypePattern[] | undefined
  readonly readPage: (day: Day, after?: DayPosition) => Promise<DayPage>
  readonly bus: Pick<Bus, 'put'>
  /** Called with a line that says how far it is. */
  readonly onProgress: (line: string) => void
  /** Stops it after the current page. */
  readonly signal: AbortSignal
}

export interface Republished {
  readonly published: number
  /** A line for each change that the bus refused, with the reason. */
  readonly left: readonly string[]
  /** Where to continue; absent when the whole range was published. */
  readonly resumeFrom?: Instant
}

/**
 * Puts the changes on the bus again, unchanged and in the order of their recording. Stops early when `signal` aborts, when
 * the bus refuses a whole page, and when the changes cannot be read.
 */
export async function republish(republishing: Republishing): Promise<Republished> {
  const { timeRange, bus, onProgress, signal } = republishing
  const left: string[] = []
  let published = 0
  let resumeFrom = timeRange.from
  try {
    for await (const { day, changes } of pagesOf(republishing)) {
      if (signal.aborted) return { published, left, resumeFrom }
      const refused = await bus.put(changes)
      left.push(...refused.map(({ index, code }) => `${describeChange(changes[index])} (${code})`))
      published += changes.length - refused.length
      onProgress(`${day}: ${counted(published, 'change')} published, ${left.length} left`)
      // A single change may be refused for its own sake.
      if (refused.length === changes.length && changes.length > 1) return { published, left, resumeFrom }
      resumeFrom = changes.at(-1)?.time ?? resumeFrom
    }
    return { published, left }
  } catch (error) {
    const message = describeError(error)
    if (message === undefined) throw error
    return { published, left: [...left, message], resumeFrom }
  }
}

/** The requested changes of the range, page by page. */
async function* pagesOf({ timeRange, types, readPage }: Republishing) {
  for (const day of daysOf(timeRange)) {
    let after: DayPosition | undefined
    do {
      const { changes, next } = await readPage(day, after)
      yield { day, changes: changes.filter((change) => isRequested(change, timeRange, types)) }
      after = next
    } while (after)
  }
}

const isRequested = (change: Change, timeRange: TimeRange, types: Republishing['types']): boolean =>
  isWithin(timeRange, change.time) && (!types || isOfTypes(change.type, types))

const describeChange = (change: Change | undefined): string => `${change?.subject} #${change?.sequence}`
