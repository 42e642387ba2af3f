import { createHash } from 'node:crypto'

/** An object in a listing. */
export interface ListedObject {
  key: string
  size: number
  modified: Date
}

interface Listing {
  bucket: string
  prefix: string
  objects: ListedObject[]
  maxKeys: number
  /** Continuation token of the next page. */
  next: string | undefined
}

/** Amazon S3 API Reference, "Error responses". */
export function errorDocument(code: string, message: string): string {
  return document('Error', element('Code', code) + element('Message', message))
}

/** Amazon S3 API Reference, "ListObjectsV2". */
export function listingDocument({ bucket, prefix, objects, maxKeys, next }: Listing): string {
  const contents = objects.map(
    ({ key, size, modified }) =>
      `<Contents>${element('Key', key)}${element('LastModified', modified.toISOString())}${element('ETag', etagOf(key, modified))}${element('Size', size)}${element('StorageClass', 'STANDARD')}</Contents>`,
  )
  const parts = [
    element('Name', bucket),
    element('Prefix', prefix),
    element('KeyCount', objects.length),
    element('MaxKeys', maxKeys),
    element('IsTruncated', String(next !== undefined)),
    ...(next === undefined ? [] : [element('NextContinuationToken', next)]),
    ...contents,
  ]
  return document('ListBucketResult', parts.join(''))
}

/** Changes with each modification of the object. */
export function etagOf(key: string, modified: Date): string {
  return `"${createHash('md5').update(`${key} ${modified.getTime()}`).digest('hex')}"`
}

function document(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${content}</${root}>`
}

function element(name: string, value: string | number): string {
  const text = String(value).replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  return `<${name}>${text}</${name}>`
}
