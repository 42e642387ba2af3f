import type { IncomingMessage } from 'node:http'
import type { Call } from './service'

/**
 * What a request asks S3 for, by its method and path (Amazon S3 API Reference; the bucket is the first part of the path).
 * A path with what is not decodable asks for nothing.
 */
export function objectRequest(request: IncomingMessage): Pick<Call, 'operation' | 'input'> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3')
  const [, bucket = '', ...rest] = pathname.split('/')
  const input = { ...Object.fromEntries(searchParams), Bucket: decoded(bucket), Key: decoded(rest.join('/')) }
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

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
