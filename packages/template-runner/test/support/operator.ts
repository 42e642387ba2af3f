import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { OperatorAccess } from '../../src/operator'
import type { Run } from '../../src/run'

export function accessOf(run: Run): OperatorAccess {
  return JSON.parse(readFileSync(join(run.data, 'operator.json'), 'utf8')) as OperatorAccess
}

/** The configuration of an SDK client with the operator's access. */
export function configurationOf(run: Run) {
  const { endpoint, accessKeyId } = accessOf(run)
  return { endpoint, region: 'eu-central-1', credentials: { accessKeyId, secretAccessKey: 'local' } }
}

export const sqsOf = (run: Run): SQSClient => new SQSClient(configurationOf(run))
export const s3Of = (run: Run): S3Client => new S3Client({ ...configurationOf(run), forcePathStyle: true })
