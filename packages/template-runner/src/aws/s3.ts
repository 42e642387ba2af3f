import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { DataFolder } from '../data/data-folder'
import { localAccount } from '../template/identities'
import type { RequiredPermission } from '../template/policies'
import { readNumber, readText } from '../template/read'
import { AwsError } from './error'
import { etagOf, type ListedObject, listingDocument } from './s3-xml'
import type { AwsResponse, Call, Service } from './service'

/** The file of an object, which may not exist. */
interface ObjectLocation {
  bucket: string
  folder: string
  key: string
  file: string
}

interface Operation {
  action: string
  perform: (location: ObjectLocation, call: Call) => AwsResponse
}

/** Objects are written by event source mappings only, so that `PutObject` is not supported. */
const operations: Record<string, Operation> = {
  ListObjectsV2: { action: 'ListBucket', perform: list },
  GetObject: { action: 'GetObject', perform: get },
  DeleteObject: { action: 'DeleteObject', perform: remove },
}

/**
 * S3 for the stack's buckets, which are folders of the data folder.
 *
 * @param buckets names of the buckets
 */
export function s3(data: DataFolder, buckets: string[]): Service {
  return {
    name: 's3',
    permissions: ({ operation, input }) => [permissionOf(operationNamed(operation), input)],
    perform: async (call) =>
      operationNamed(call.operation).perform(locateObject(data, buckets, call.input), call),
  }
}

function operationNamed(name: string): Operation {
  const operation = operations[name]
  if (operation) return operation
  throw new AwsError('NotImplemented', `The template runner does not support S3 ${name}.`, 501)
}

function permissionOf({ action }: Operation, input: Record<string, unknown>): RequiredPermission {
  const bucket = `arn:${localAccount.partition}:s3:::${readText(input, 'Bucket')}`
  const resource = action === 'ListBucket' ? bucket : `${bucket}/${readText(input, 'Key')}`
  return { action: `s3:${action}`, resource }
}

function locateObject(data: DataFolder, buckets: string[], input: Record<string, unknown>): ObjectLocation {
  const bucket = readText(input, 'Bucket') ?? ''
  if (!buckets.includes(bucket))
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404)
  const key = readText(input, 'Key') ?? ''
  const folder = data.pathOf(`buckets/${bucket}`)
  return { bucket, folder, key, file: resolve(folder, key) }
}

function list({ bucket, folder }: ObjectLocation, { input }: Call): AwsResponse {
  const prefix = readText(input, 'prefix') ?? ''
  const maxKeys = readNumber(input, 'max-keys') ?? 1000
  const after = Buffer.from(readText(input, 'continuation-token') ?? '', 'base64url').toString()
  const remaining = objectsIn(folder).filter(({ key }) => key.startsWith(prefix) && key > after)
  const objects = remaining.slice(0, maxKeys)
  const last = objects.at(-1)
  const next = last && remaining.length > maxKeys ? Buffer.from(last.key).toString('base64url') : undefined
  const body = listingDocument({ bucket, prefix, objects, maxKeys, next })
  return { status: 200, headers: { 'content-type': 'application/xml' }, body }
}

function objectsIn(folder: string): ListedObject[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const { size, mtime } = statSync(file)
      return { key: relative(folder, file).split(sep).join('/'), size, modified: mtime }
    })
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
}

function get({ folder, key, file }: ObjectLocation): AwsResponse {
  if (!isObject(folder, file)) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404)
  const { mtime } = statSync(file)
  const headers = {
    'content-type': 'application/octet-stream',
    'last-modified': mtime.toUTCString(),
    etag: etagOf(key, mtime),
  }
  const body = readFileSync(file)
  return { status: 200, headers: { ...headers, 'content-length': String(body.length) }, body }
}

/** Deleting an object that does not exist succeeds. */
function remove({ folder, file }: ObjectLocation): AwsResponse {
  if (isObject(folder, file)) rmSync(file)
  return { status: 204, headers: {}, body: '' }
}

/** False for a key that leads out of the bucket's folder. */
function isObject(folder: string, file: string): boolean {
  return file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile()
}
