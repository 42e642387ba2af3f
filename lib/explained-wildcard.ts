import { Stack, Validations, type CfnElement } from 'aws-cdk-lib'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import type { IConstruct } from 'constructs'

/**
 * Acknowledges, for the audit of the stack, that a function may use everything below a resource's ARN.
 * `pattern` follows the ARN: `/stream/*`.
 */
export const explainWildcard = (
  fn: Function,
  resource: IConstruct,
  pattern: string,
  reason: string,
): void => {
  const logicalId = Stack.of(resource).getLogicalId(resource.node.defaultChild as CfnElement)
  Validations.of(fn.role!).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>${pattern}]`,
    reason,
  })
}
