import { RunError } from '../run-error'

/** An answer of DynamoDB's other than success; `code` is its own, for example `ResourceNotFoundException`. */
export class DynamoDbError extends Error {
  override name = 'DynamoDbError'

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/**
 * Speaks DynamoDB's JSON protocol without the SDK: a stream record on the wire already has the shape in which Lambda
 * hands it to a function, so there is nothing to decode. No engine checks the signature.
 *
 * @param operation for example `DescribeTable`, or `GetRecords` of the streams
 * @throws DynamoDbError when DynamoDB refuses, RunError when nobody answers
 */
export async function callDynamoDb<Answer>(
  endpoint: string,
  operation: string,
  input: Record<string, unknown>,
): Promise<Answer> {
  const response = await post(endpoint, operation, JSON.stringify(input))
  const answer: unknown = await response.json()
  if (response.ok) return answer as Answer
  const { __type: type = '', message = '' } = answer as { __type?: string; message?: string }
  throw new DynamoDbError(type.split('#').at(-1) ?? type, message)
}

/** The headers that every engine asks for; the key id is one for all, because DynamoDB Local keeps a table set for each. */
export function dynamoDbHeaders(operation: string): Record<string, string> {
  const api = streamOperations.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810'
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `${api}.${operation}`,
    'x-amz-date': new Date().toISOString().replaceAll(/[-:]|\.\d+/g, ''),
    authorization:
      'AWS4-HMAC-SHA256 Credential=goldenbook/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
  }
}

const streamOperations = new Set(['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords'])

async function post(endpoint: string, operation: string, body: string): Promise<Response> {
  try {
    return await fetch(endpoint, { method: 'POST', headers: dynamoDbHeaders(operation), body })
  } catch (cause) {
    throw new RunError(`No DynamoDB answers at ${endpoint}: start it, or leave --dynamodb-endpoint out.`, {
      cause,
    })
  }
}
