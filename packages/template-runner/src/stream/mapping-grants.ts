import { RunError } from '../run-error'
import { type Grants, isGranted } from '../template/policies'
import type { MappingSettings } from './mapping-settings'

/**
 * Lambda refuses to create a mapping whose function may not read the stream, or not keep what fails in the bucket.
 *
 * @throws RunError naming the grant that is missing
 */
export function refuseUngranted(
  { logicalId, mappingId, target, streamArn, bucket }: MappingSettings,
  grants: Grants,
): void {
  const reading = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => ({
    action: `dynamodb:${action}`,
    resource: streamArn,
  }))
  const keeping = [
    { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` },
    { action: 's3:PutObject', resource: `arn:aws:s3:::${bucket}/aws/lambda/${mappingId}/` },
  ]
  const statements = grants.get(target.settings.roleArn) ?? []
  const refused = [...reading, ...(bucket ? keeping : [])].find(
    (permission) => !isGranted(statements, permission),
  )
  if (!refused) return
  throw new RunError(
    `In the template, ${logicalId}: the role of ${target.settings.logicalId} does not grant ${refused.action} on ${refused.resource}.`,
  )
}
