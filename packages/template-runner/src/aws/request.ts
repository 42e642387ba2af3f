import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { parseJson } from '../parse-json'
import { isObject } from '../template/template'
import { AwsError } from './error'
import { objectRequest } from './s3-request'
import type { Call } from './service'

/** A parsed request; `target` is the prefix of `X-Amz-Target`, or `S3`, which has none. */
export interface AwsRequest {
  target: string
  call: Call
}

/** @throws AwsError when the body is not a JSON object */
export async function readRequest(request: IncomingMessage, response: ServerResponse): Promise<AwsRequest> {
  const disconnected = new AbortController()
  response.once('close', () => disconnected.abort('disconnected'))
  const header = request.headers['x-amz-target']
  const body = await buffer(request)
  const common = { body, signal: disconnected.signal }
  if (header === undefined) return { target: 'S3', call: { ...objectRequest(request), ...common } }
  const [target = '', operation = ''] = String(header).split('.')
  return { target, call: { operation, input: inputOf(body), ...common } }
}

function inputOf(body: Buffer): Record<string, unknown> {
  const input = parseJson(body.toString())
  if (isObject(input)) return input
  throw new AwsError('SerializationException', 'The body is not a JSON object.')
}
