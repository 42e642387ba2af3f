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
import { accessOf, s3Of } from '../operator'
import { endRuns, startSmall } from '../small-run'

const Bucket = 'small-failed'
let run: Run
let s3: S3Client

beforeAll(async () => {
  run = await startSmall()
  s3 = s3Of(run)
})
afterAll(endRuns)

const fileOf = (key: string) => join(run.data, 'buckets', Bucket, key)

function put(key: string, text: string): void {
  mkdirSync(dirname(fileOf(key)), { recursive: true })
  writeFileSync(fileOf(key), text)
}

describe('S3, asked by the SDK', () => {
  it('lists nothing of a bucket in which nothing was ever kept', async () => {
    expect(await s3.send(new ListObjectsV2Command({ Bucket }))).toMatchObject({ KeyCount: 0 })
  })

  it('lists what lies below a prefix, page by page, in the order of the keys', async () => {
    for (const key of ['aws/b', 'aws/a&<b>', 'aws/c/d', 'other']) put(key, key)
    const input = { Bucket, Prefix: 'aws/', MaxKeys: 2 }
    const keys: (string | undefined)[][] = []
    for await (const { Contents } of paginateListObjectsV2({ client: s3 }, input))
      keys.push((Contents ?? []).map(({ Key }) => Key))
    expect(keys).toEqual([['aws/a&<b>', 'aws/b'], ['aws/c/d']])
  })

  it('gives an object whole, and deletes it', async () => {
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

  it('leads nowhere but into its buckets', async () => {
    const { endpoint, accessKeyId } = accessOf(run)
    const headers = { authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/` }
    const outside = `${endpoint}/${Bucket}/..%2F..%2Foperator.json`
    const answer = await fetch(outside, { headers })
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('NoSuchKey')])
    await fetch(outside, { headers, method: 'DELETE' })
    expect(existsSync(fileOf('../../operator.json'))).toBe(true)
    const elsewhere = new ListObjectsV2Command({ Bucket: 'other' })
    await expect(s3.send(elsewhere)).rejects.toMatchObject({ name: 'NoSuchBucket' })
  })

  it('refuses by its name what nobody here calls', async () => {
    const command = new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' })
    await expect(s3.send(command)).rejects.toMatchObject({
      name: 'NotImplemented',
      message: "The local run does not know S3's PutObject.",
    })
  })
})
