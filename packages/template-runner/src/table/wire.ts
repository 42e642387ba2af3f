import { RunError } from '../run-error'

/** An error of DynamoDB; `code` is for example `ResourceNotFoundException`. */
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
 * Calls DynamoDB by its JSON protocol. The SDK would convert stream records, which Lambda passes to functions in the form of
 * the protocol.
 *
 * @param operation of DynamoDB or DynamoDB Streams, for example `DescribeTable`
 * @throws DynamoDbError when DynamoDB returns an error, RunError when the endpoint does not respond
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

/** The request headers. The access key id is always the same, because DynamoDB Local separates tables by it. */
export function dynamoDbHeaders(operation: string): Record<string, string> {
  const api = streamOperations.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810'
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `${api}.${operation}`,
    'x-amz-date': new Date().toISOString().replaceAll(/[-:]|\.\d+/g, ''),
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
  }
}

const streamOperations = new Set(['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords'])

async function post(endpoint: string, operation: string, body: string): Promise<Response> {
  try {
    return await fetch(endpoint, { method: 'POST', headers: dynamoDbHeaders(operation), body })
  } catch (cause) {
    throw new RunError(`No DynamoDB answers at ${endpoint}: start it, or omit \`dynamodbEndpoint\`.`, {
      cause,
    })
  }
}
