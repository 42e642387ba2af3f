import { RunError } from '../run-error'
import { firstMissing, type Grants } from '../template/policies'
import type { MappingSettings } from './mapping-settings'

/**
 * Checks that the function's role may read the stream and write discarded batches to the bucket; Lambda rejects a mapping
 * without these grants.
 *
 * @throws RunError naming the missing grant
 */
export function checkGrants(
  { logicalId, mappingId, target, streamArn, bucket }: MappingSettings,
  grants: Grants,
): void {
  const reading = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => ({
    action: `dynamodb:${action}`,
    resource: streamArn,
  }))
  const writing = [
    { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` },
    { action: 's3:PutObject', resource: `arn:aws:s3:::${bucket}/aws/lambda/${mappingId}/` },
  ]
  const denied = firstMissing(grants, target.settings.roleArn, [...reading, ...(bucket ? writing : [])])
  if (!denied) return
  throw new RunError(
    `${logicalId}: the role of ${target.settings.logicalId} must grant ${denied.action} on ${denied.resource}; add it to a policy.`,
  )
}
