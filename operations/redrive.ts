/** Redrives changes and messages whose retries are exhausted. */
import type { DynamoDBRecord } from 'aws-lambda'
import { runSteps, type ProjectionStep } from '../lambdas/project/project'
import { openSteps } from '../lambdas/project/steps'
import { openBus, type FailedEntry } from '../lambdas/aws/bus'
import { systemClock } from '../lambdas/aws/clock'
import { openQueue } from '../lambdas/aws/queue'
import { readableChangeIn } from '../lambdas/aws/stream'
import { openTable } from '../lambdas/table/table'
import { redriveQueue } from './dead-letters'
import { redriveFailedChanges, type ProcessRecords } from './failed-changes'
import { redrivenAnnouncement, redrivenDelivery } from './messages'
import { counted, type RedriveOptions, type RedriveResult } from './redrive-result'
import type { Stage } from './stage'

/** The kinds, in the order in which they are redriven. */
export const KINDS = ['changes', 'lost', 'undelivered'] as const
export type Kind = (typeof KINDS)[number]

export const redrive = (kind: Kind, stage: Stage, options: RedriveOptions): Promise<RedriveResult> =>
  redrives[kind](stage, options)

const redrives: Readonly<Record<Kind, (stage: Stage, options: RedriveOptions) => Promise<RedriveResult>>> = {
  /** Stream batches that a function could not process, from the bucket. */
  changes: ({ outputs, events, s3, documents }, options) => {
    const bus = openBus(outputs.BusName, events)
    const steps = openSteps(openTable(outputs.TableName, documents))
    const processors = new Map<string, ProcessRecords>([
      [outputs.PublishingFunction, (records) => bus.put(records.map(readableChangeIn))],
      [outputs.ProjectionFunction, (records) => projectAll(records, steps)],
    ])
    return redriveFailedChanges({ s3, bucket: outputs.FailedChangesBucket, processors }, options)
  },

  /** Events that the fan-out could not process, or that EventBridge could not deliver to it. */
  lost: ({ outputs, sqs }, options) => {
    const to = openQueue(outputs.AnnouncedQueueUrl, sqs)
    return redriveQueue({ sqs, from: outputs.LostQueueUrl, to, messageFor: redrivenAnnouncement }, options)
  },

  /** Deliveries whose attempts are exhausted. */
  undelivered: ({ outputs, sqs }, options) => {
    const to = openQueue(outputs.DeliveriesQueueUrl, sqs)
    return redriveQueue({ sqs, from: outputs.UndeliveredQueueUrl, to, messageFor: newDelivery }, options)
  },
}

const newDelivery = (body: string) => redrivenDelivery(body, systemClock.newId)

/** Every step is idempotent and takes the records in any order (decision 10). */
async function projectAll(
  records: readonly DynamoDBRecord[],
  steps: readonly ProjectionStep[],
): Promise<FailedEntry[]> {
  const failed: FailedEntry[] = []
  for (const [index, record] of records.entries()) {
    const [failure] = await runSteps(record, steps)
    if (failure) failed.push({ index, code: failure.error instanceof Error ? failure.error.name : 'Unknown' })
  }
  return failed
}

/** The result of a kind, in one line. */
export function describeResult(
  kind: Kind,
  { redriven, left }: RedriveResult,
  { dryRun }: Pick<RedriveOptions, 'dryRun'>,
): string {
  const what = {
    changes: `${counted(redriven, 'change')} published or projected again`,
    lost: `${counted(redriven, 'announcement')} sent to the fan-out again`,
    undelivered: `${counted(redriven, 'delivery', 'deliveries')} sent for new attempts`,
  }[kind]
  return `${kind}: ${what}${dryRun ? ' (dry run: nothing was changed)' : ''}; ${left.length} left`
}
