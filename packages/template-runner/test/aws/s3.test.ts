import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { Run } from '../../src/run'
import { accessOf, s3Of } from '../support/operator'
import { stopRuns, startSmallRun } from '../support/small-run'

const Bucket = 'small-failed'
let run: Run
let s3: S3Client

beforeAll(async () => {
  run = await startSmallRun()
  s3 = s3Of(run)
})
afterAll(stopRuns)

const fileOf = (key: string) => join(run.data, 'buckets', Bucket, key)

function put(key: string, text: string): void {
  mkdirSync(dirname(fileOf(key)), { recursive: true })
  writeFileSync(fileOf(key), text)
}

describe('S3, called by the SDK', () => {
  it('lists an empty bucket', async () => {
    expect(await s3.send(new ListObjectsV2Command({ Bucket }))).toMatchObject({ KeyCount: 0 })
  })

  it('lists the objects of a prefix by page, in the order of their keys', async () => {
    for (const key of ['aws/b', 'aws/a&<b>', 'aws/c/d', 'other']) put(key, key)
    const input = { Bucket, Prefix: 'aws/', MaxKeys: 2 }
    const keys: (string | undefined)[][] = []
    for await (const { Contents } of paginateListObjectsV2({ client: s3 }, input))
      keys.push((Contents ?? []).map(({ Key }) => Key))
    expect(keys).toEqual([['aws/a&<b>', 'aws/b'], ['aws/c/d']])
  })

  it('returns an object, and deletes it', async () => {
    const Key = 'aws/lambda/2026-01-01T10.00.00 ä+b'
    put(Key, '{"payload":"Grüße"}')
    const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket, Key }))
    expect(await Body?.transformToString()).toBe('{"payload":"Grüße"}')
    expect(ContentLength).toBe(21)
    await s3.send(new DeleteObjectCommand({ Bucket, Key }))
    expect(existsSync(fileOf(Key))).toBe(false)
    await s3.send(new DeleteObjectCommand({ Bucket, Key }))
    await expect(s3.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({ name: 'NoSuchKey' })
  })

  it('does not access files outside its buckets', async () => {
    const { endpoint, accessKeyId } = accessOf(run)
    const headers = { authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/` }
    const outside = `${endpoint}/${Bucket}/..%2F..%2Foperator.json`
    const answer = await fetch(outside, { headers })
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('NoSuchKey')])
    await fetch(outside, { headers, method: 'DELETE' })
    expect(existsSync(fileOf('../../operator.json'))).toBe(true)
    const otherBucket = new ListObjectsV2Command({ Bucket: 'other' })
    await expect(s3.send(otherBucket)).rejects.toMatchObject({ name: 'NoSuchBucket' })
  })

  it('rejects an unsupported operation by its name', async () => {
    const command = new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' })
    await expect(s3.send(command)).rejects.toMatchObject({
      name: 'NotImplemented',
      message: 'The template runner does not support S3 PutObject.',
    })
  })
})
