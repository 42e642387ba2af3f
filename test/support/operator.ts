/** SDK clients with the operator's access to a run. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SQSClient } from '@aws-sdk/client-sqs'
import { OPERATOR_FILE, type OperatorAccess } from 'template-runner/operator'
import type { Run } from 'template-runner/run'
import { localAccount } from 'template-runner/template/identities'

export const accessOf = (run: Run): OperatorAccess =>
  JSON.parse(readFileSync(join(run.data, OPERATOR_FILE), 'utf8')) as OperatorAccess

/** The configuration of any client of the SDK. */
export function configurationOf(run: Run) {
  const { endpoint, accessKeyId } = accessOf(run)
  return { endpoint, region: localAccount.region, credentials: { accessKeyId, secretAccessKey: 'local' } }
}

export const sqsOf = (run: Run): SQSClient => new SQSClient(configurationOf(run))
