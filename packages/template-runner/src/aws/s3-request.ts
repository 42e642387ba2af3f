import type { IncomingMessage } from 'node:http'
import type { Call } from './service'

/**
 * Reads the operation from a request's method, path and query (Amazon S3 API Reference). The bucket is the first segment of
 * the path. A malformed percent-encoding gives an empty key.
 */
export function objectRequest(request: IncomingMessage): Pick<Call, 'operation' | 'input'> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3')
  const [, bucket = '', ...rest] = pathname.split('/')
  const input = { ...Object.fromEntries(searchParams), Bucket: decode(bucket), Key: decode(rest.join('/')) }
  const subject = input.Key === '' ? 'Bucket' : 'Object'
  const method = request.method ?? ''
  const isListing = method === 'GET' && subject === 'Bucket' && searchParams.get('list-type') === '2'
  if (isListing) return { operation: 'ListObjectsV2', input }
  return {
    operation: searchParams.get('x-id') ?? names[`${method} ${subject}`] ?? `${method} ${subject}`,
    input,
  }
}

const names: Record<string, string> = { 'GET Object': 'GetObject', 'DELETE Object': 'DeleteObject' }

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}
