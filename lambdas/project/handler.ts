/** The function that keeps the names of people, from the table's stream of changes. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { Change } from '../../contract/changes'
import type { Occasion } from '../../domain/people/appearance'
import { mayConcernNames, nameUsesOf } from '../../domain/people/names'
import { required } from '../aws/environment'
import { log, traceOf } from '../aws/log'
import { startWatch } from '../aws/stopwatch'
import { changeIn } from '../aws/stream'
import { openPeople, type People } from '../people/people'

let people: People | undefined

/** Takes the changes in; what could not be is answered as a failure, and comes again. */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const elapsed = startWatch()
  people ??= openPeople(required('TABLE_NAME'))
  const failed: string[] = []
  for (const record of Records) if (!(await isProjected(people, record))) failed.push(numberOf(record))
  log(failed.length > 0 ? 'error' : 'info', { records: Records.length, failed: failed.length, ms: elapsed() })
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}

const numberOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.SequenceNumber ?? ''

async function isProjected(store: People, record: DynamoDBRecord): Promise<boolean> {
  try {
    await project(store, changeIn(record))
    return true
  } catch (error) {
    log('error', traceOf(error, 'error'))
    return false
  }
}

/** Projects the name uses of one change. The people who have left the thing are found in the version before it. */
export async function project(
  store: Pick<People, 'readOccasionAt' | 'projectNames'>,
  change: Change<Occasion>,
) {
  if (!mayConcernNames(change)) return
  const { subject, sequence } = change
  const before = sequence > 1 ? await store.readOccasionAt(subject, sequence - 1) : undefined
  await Promise.all(nameUsesOf(change, before).map((nameUse) => store.projectNames(nameUse)))
}
