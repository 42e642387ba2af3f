import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { RunError } from '../run-error'

interface DynamoDbAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

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
  const { status, body } = await post(endpoint, operation, JSON.stringify(input))
  const answer: unknown = JSON.parse(body.toString())
  if (status === 200) return answer as Answer
  const { __type: type = '', message = '' } = answer as { __type?: string; message?: string }
  throw new DynamoDbError(type.split('#').at(-1) ?? type, message)
}

/** The request headers. The access key id is always the same, because DynamoDB Local separates tables by it. */
function dynamoDbHeaders(operation: string): Record<string, string> {
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

/** Closes connections that were idle for five seconds, which hold their last request. */
const agent = new Agent({ keepAlive: true, timeout: 5_000 })

/** Posts the JSON of a call. `fetch` would take three times the processor time, which counts in polls. */
export async function postToDynamoDb(
  endpoint: string,
  operation: string,
  body: string | Buffer,
): Promise<DynamoDbAnswer> {
  return await new Promise((resolve, reject) => {
    const headers = { ...dynamoDbHeaders(operation), 'content-length': Buffer.byteLength(body) }
    const posted = request(endpoint, { method: 'POST', headers, agent }, (response) => {
      const { statusCode: status = 500, headers: answered } = response
      buffer(response).then((content) => resolve({ status, headers: answered, body: content }), reject)
    })
    posted.on('error', reject).end(body)
  })
}

async function post(endpoint: string, operation: string, body: string): Promise<DynamoDbAnswer> {
  try {
    return await postToDynamoDb(endpoint, operation, body)
  } catch (cause) {
    throw new RunError(`No DynamoDB answers at ${endpoint}: start it, or omit \`dynamodbEndpoint\`.`, {
      cause,
    })
  }
}
