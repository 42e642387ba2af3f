/** A stage as the operators' commands reach it: the local run, or one that is deployed. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '../lambdas/table/client'
import { CommandError } from '../cli/command'
import { OPERATOR_FILE, type OperatorAccess } from 'template-runner/operator'
import { localAccount } from 'template-runner/template/identities'
import { namesIn, outputsIn, type Names } from './names'

export interface Where {
  /** The data folder of the local run. */
  readonly data: string
  /** A file with the outputs of a deployed stack, which is meant then. */
  readonly outputs?: string | undefined
}

export interface Stage {
  readonly names: Names
  readonly events: EventBridgeClient
  readonly s3: S3Client
  readonly sqs: SQSClient
  readonly documents: DynamoDBDocumentClient
}

/**
 * Opens a stage: a deployed one by the AWS credentials and the region of the environment.
 *
 * @throws CommandError when there is none
 */
export function openStage({ data, outputs }: Where): Stage {
  if (outputs !== undefined) return stageOf(namesIn(outputsIn(textOf(outputs))), {})
  const file = join(data, OPERATOR_FILE)
  if (!existsSync(file))
    throw new CommandError(
      `No run is up in ${data}: start it with npm start, or name its folder with --data, or a deployed stage with --outputs.`,
    )
  const access = JSON.parse(readFileSync(file, 'utf8')) as OperatorAccess
  const credentials = { accessKeyId: access.accessKeyId, secretAccessKey: 'local' }
  return stageOf(namesIn(access.outputs), {
    endpoint: access.endpoint,
    region: localAccount.region,
    credentials,
  })
}

interface Reach {
  readonly endpoint?: string
  readonly region?: string
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

const stageOf = (names: Names, reach: Reach): Stage => ({
  names,
  events: new EventBridgeClient(reach),
  // Where everything has one address, a bucket has none of its own.
  s3: new S3Client({ ...reach, forcePathStyle: reach.endpoint !== undefined }),
  sqs: new SQSClient(reach),
  documents: documentClient(reach),
})

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new CommandError(`The file ${file} cannot be read: give one with the outputs of the stack.`, {
      cause,
    })
  }
}
