/** Everything that was given up, and how each kind of it is brought back. */
import type { DynamoDBRecord } from 'aws-lambda'
import { runSteps, type ProjectionStep } from '../lambdas/project/project'
import { openSteps } from '../lambdas/project/steps'
import { openBus, type FailedEntry } from '../lambdas/aws/bus'
import { systemClock } from '../lambdas/aws/clock'
import { openQueue } from '../lambdas/aws/queue'
import { readableChangeIn } from '../lambdas/aws/stream'
import { openTable } from '../lambdas/table/table'
import { bringBack } from './dead-letters'
import { redriveFailedChanges, type Redrive } from './failed-changes'
import { announcementAgain, deliveryAgain } from './messages'
import { counted, type RunOptions, type RedriveOutcome } from './outcome'
import type { Stage } from './stage'

/** The kinds, in the order in which they are brought back. */
export const KINDS = ['changes', 'lost', 'undelivered'] as const
export type Kind = (typeof KINDS)[number]

export const redrive = (kind: Kind, stage: Stage, options: RunOptions): Promise<RedriveOutcome> =>
  redrives[kind](stage, options)

const redrives: Readonly<Record<Kind, (stage: Stage, options: RunOptions) => Promise<RedriveOutcome>>> = {
  /** What the functions of the stream failed at, from the bucket. */
  changes: ({ names, events, s3, documents }, options) => {
    const bus = openBus(names.BusName, events)
    const steps = openSteps(openTable(names.TableName, documents))
    const redriveByConsumer = new Map<string, Redrive>([
      [names.PublishingFunction, (records) => bus.put(records.map(readableChangeIn))],
      [names.ProjectionFunction, (records) => projectAll(records, steps)],
    ])
    return redriveFailedChanges({ s3, bucket: names.FailedChangesBucket, redriveByConsumer }, options)
  },

  /** What the fan-out failed at, or never received. */
  lost: ({ names, sqs }, options) => {
    const to = openQueue(names.AnnouncedQueueUrl, sqs)
    return bringBack({ sqs, from: names.LostQueueUrl, to, sentFor: announcementAgain }, options)
  },

  /** Deliveries that had their last attempt. */
  undelivered: ({ names, sqs }, options) => {
    const to = openQueue(names.DeliveriesQueueUrl, sqs)
    return bringBack({ sqs, from: names.UndeliveredQueueUrl, to, sentFor: deliveryNow }, options)
  },
}

const deliveryNow = (body: string) => deliveryAgain(body, systemClock.newId)

/** Every step is idempotent and takes the records in any order (decision 10). */
async function projectAll(
  records: readonly DynamoDBRecord[],
  steps: readonly ProjectionStep[],
): Promise<FailedEntry[]> {
  const refused: FailedEntry[] = []
  for (const [index, record] of records.entries()) {
    const [failure] = await runSteps(record, steps)
    if (failure)
      refused.push({ index, code: failure.error instanceof Error ? failure.error.name : 'Unknown' })
  }
  return refused
}

/** What a kind has come to, in a line. */
export function lineOf(
  kind: Kind,
  { back, left }: RedriveOutcome,
  { dryRun }: Pick<RunOptions, 'dryRun'>,
): string {
  const what = {
    changes: `${counted(back, 'change')} published or projected`,
    lost: `${counted(back, 'announcement')} sent to the fan-out`,
    undelivered: `${counted(back, 'delivery', 'deliveries')} sent to be attempted`,
  }[kind]
  return `${kind}: ${what} again${dryRun ? ', if this were no dry run' : ''}; ${left.length} left`
}
