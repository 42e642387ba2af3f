/** The AWS clients of a stage for the operators' commands: the local run, or a deployed stage. */
import { readFileSync } from 'node:fs'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '../lambdas/table/client'
import { CommandError } from '../cli/command'
import { defaultData } from '../cli/defaults'
import { readAccess } from 'template-runner/operator'
import { localAccount } from 'template-runner/template/identities'
import { parseOutputs, requireOutputs, type StackOutputs } from './stack-outputs'

/** The options of the commands that open a stage, for `parseArgs`. */
export const STAGE_OPTIONS = {
  data: { type: 'string', default: defaultData },
  outputs: { type: 'string' },
} as const

export const STAGE_HELP = `  --data DIR       the data folder of the local run, which must be up (${defaultData})
  --outputs FILE   a deployed stage instead, by the outputs of its stack in a file:
                   aws cloudformation describe-stacks --stack-name NAME --query 'Stacks[0].Outputs' > FILE
                   Credentials and region come from the environment`

interface StageLocation {
  /** The data folder of the local run. */
  readonly data: string
  /** A file with the outputs of a deployed stack; it takes precedence. */
  readonly outputs?: string | undefined
}

export interface Stage {
  readonly outputs: StackOutputs
  readonly events: EventBridgeClient
  readonly s3: S3Client
  readonly sqs: SQSClient
  readonly documents: DynamoDBDocumentClient
}

/**
 * Opens a stage; a deployed one with the AWS credentials and the region of the environment.
 *
 * @throws CommandError when the local run is not up, or the file has no outputs of a stack; RunError when the run's file is
 *   damaged
 */
export function openStage({ data, outputs }: StageLocation): Stage {
  if (outputs !== undefined) return stageOf(requireOutputs(parseOutputs(textOf(outputs))), {})
  const access = readAccess(data)
  if (!access)
    throw new CommandError(
      `No local run is up in ${data}: start it with npm start, give its folder with --data, or a deployed stage with --outputs.`,
    )
  const credentials = { accessKeyId: access.accessKeyId, secretAccessKey: 'local' }
  return stageOf(requireOutputs(access.outputs), {
    endpoint: access.endpoint,
    region: localAccount.region,
    credentials,
  })
}

interface ClientConfig {
  readonly endpoint?: string
  readonly region?: string
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

const stageOf = (outputs: StackOutputs, config: ClientConfig): Stage => ({
  outputs,
  events: new EventBridgeClient(config),
  // The local endpoint has no host name for each bucket.
  s3: new S3Client({ ...config, forcePathStyle: config.endpoint !== undefined }),
  sqs: new SQSClient(config),
  documents: documentClient(config),
})

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new CommandError(`${file} cannot be read: give --outputs a file with the outputs of the stack.`, {
      cause,
    })
  }
}
