import { md5 } from '../queues/message'
import type { Queue } from '../queues/queue'
import { readNumber, readObject, readObjects, readText } from '../template/read'
import { isObject } from '../template/template'
import { AwsError } from './error'

/** SQS quotas, "Message quotas": entries of one batch; a message's size, and a batch's, in bytes; its longest delay. */
const mostEntries = 10
const largestMessage = 1024 * 1024
const longestDelay = 900

/** SQS takes the characters that XML has. */
const unsendable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/**
 * Sends one message, which is safe then.
 *
 * @throws AwsError when SQS would not take it
 */
export function sendOne(queue: Queue, input: Record<string, unknown>) {
  const body = readText(input, 'MessageBody') ?? ''
  if (body === '')
    throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.')
  if (Buffer.byteLength(body) > largestMessage)
    throw invalid('MessageBody', 'Message must be shorter than 1048576 bytes')
  if (unsendable.test(body))
    throw new AwsError('InvalidMessageContents', 'The message has characters that are not allowed.')
  const message = queue.send({
    body,
    group: readText(input, 'MessageGroupId'),
    attributes: attributesIn(input),
    delaySeconds: withinSeconds(input, 'DelaySeconds', longestDelay),
  })
  return { MessageId: message.id, MD5OfMessageBody: md5(body) }
}

function attributesIn(input: Record<string, unknown>): Record<string, string> | undefined {
  const given = Object.entries(readObject(input, 'MessageAttributes'))
  if (given.length === 0) return undefined
  return Object.fromEntries(
    given.map(([name, value]) => {
      if (isObject(value) && value['DataType'] === 'String')
        return [name, readText(value, 'StringValue') ?? '']
      throw invalid(name, 'the local run knows message attributes of the type String only')
    }),
  )
}

/**
 * Does something for each entry of a batch, and tells of each for itself.
 *
 * @throws AwsError for a batch that is refused as a whole
 */
export function eachEntry(input: Record<string, unknown>, act: (entry: Record<string, unknown>) => object) {
  const entries = readObjects(input, 'Entries')
  refuseWhole(entries)
  const Successful: object[] = []
  const Failed: object[] = []
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry['Id'], ...act(entry) })
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      Failed.push({ Id: entry['Id'], Code: error.code, Message: error.message, SenderFault: true })
    }
  }
  return { Successful, Failed }
}

function refuseWhole(entries: Record<string, unknown>[]): void {
  if (entries.length === 0)
    throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.')
  if (entries.length > mostEntries)
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${mostEntries}.`,
    )
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    throw new AwsError(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    )
  const size = entries.reduce(
    (sum, entry) => sum + Buffer.byteLength(readText(entry, 'MessageBody') ?? ''),
    0,
  )
  if (size > largestMessage)
    throw new AwsError('BatchRequestTooLong', 'Batch requests cannot be longer than 1048576 bytes.')
}

/** A number of seconds from 0 to a limit, if it is given. @throws AwsError for any other */
export function withinSeconds(
  input: Record<string, unknown>,
  name: string,
  limit: number,
): number | undefined {
  const seconds = readNumber(input, name)
  if (seconds === undefined || (Number.isInteger(seconds) && seconds >= 0 && seconds <= limit)) return seconds
  throw invalid(name, `Must be between 0 and ${limit}, if provided`)
}

export function invalid(parameter: string, reason: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value for parameter ${parameter} is invalid. Reason: ${reason}.`,
  )
}
