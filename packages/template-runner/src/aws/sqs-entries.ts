import type { Queue } from '../queues/queue'
import { md5 } from '../queues/message'
import { readNumber, readObjects, readText } from '../template/read'
import { AwsError } from './error'

/** SQS quotas: entries of a batch; size of a message and of a batch in bytes; delay in seconds. */
const maxEntries = 10
const maxSize = 1024 * 1024
const maxDelay = 900

/** SQS accepts the characters of XML 1.0. */
const invalidCharacters = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/**
 * Sends a message; it is on disk when the function returns.
 *
 * @throws AwsError for an invalid message
 */
export function sendMessage(queue: Queue, entry: Record<string, unknown>) {
  const body = readText(entry, 'MessageBody') ?? ''
  if (body === '')
    throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.')
  if (invalidCharacters.test(body))
    throw new AwsError('InvalidMessageContents', 'The message has characters that are not allowed.')
  const message = queue.send({
    body,
    group: readText(entry, 'MessageGroupId'),
    delaySeconds: readSeconds(entry, 'DelaySeconds', maxDelay),
  })
  return { MessageId: message.id, MD5OfMessageBody: md5(body) }
}

/**
 * Performs an action for each entry of a batch and collects the results.
 *
 * @param parameters the supported parameters of an entry
 * @throws AwsError for an invalid batch
 */
export function forEachEntry(
  input: Record<string, unknown>,
  parameters: string[],
  act: (entry: Record<string, unknown>) => object,
) {
  const entries = readObjects(input, 'Entries')
  checkBatch(entries)
  const Successful: object[] = []
  const Failed: object[] = []
  for (const entry of entries) {
    try {
      checkParameters(entry, ['Id', ...parameters])
      Successful.push({ Id: entry['Id'], ...act(entry) })
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      Failed.push({ Id: entry['Id'], Code: error.code, Message: error.message, SenderFault: true })
    }
  }
  return { Successful, Failed }
}

function checkBatch(entries: Record<string, unknown>[]): void {
  if (entries.length === 0)
    throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.')
  if (entries.length > maxEntries)
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${maxEntries}.`,
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
  if (size > maxSize)
    throw new AwsError('BatchRequestTooLong', `Batch requests cannot be longer than ${maxSize} bytes.`)
}

/** @throws AwsError for a parameter that the runner does not support */
export function checkParameters(input: Record<string, unknown>, parameters: string[]): void {
  const unsupported = Object.keys(input).find((name) => !parameters.includes(name))
  if (unsupported !== undefined)
    throw invalidParameter(unsupported, 'The template runner does not support this parameter')
}

/** Reads a number of seconds from 0 to a limit. @throws AwsError for any other value */
export function readSeconds(input: Record<string, unknown>, name: string, limit: number): number | undefined {
  const seconds = readNumber(input, name)
  if (seconds === undefined || (Number.isInteger(seconds) && seconds >= 0 && seconds <= limit)) return seconds
  throw invalidParameter(name, `Must be between 0 and ${limit}, if provided`)
}

export function invalidParameter(parameter: string, reason: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value for parameter ${parameter} is invalid. Reason: ${reason}.`,
  )
}
