import {
  type CloudFormationClient,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'

/**
 * Ends the termination protection of a stack whose creation failed, and returns whether it did. Nothing of such a stack is
 * left but its name, and it can only be deleted (CloudFormation User Guide, "Stack status codes"): the CDK CLI does that at
 * the next deployment, unless the stack is protected.
 */
export async function releaseFailedStack(client: CloudFormationClient, name: string): Promise<boolean> {
  if ((await statusOf(client, name)) !== 'ROLLBACK_COMPLETE') return false
  await client.send(
    new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: false }),
  )
  return true
}

/** Undefined for a stack that does not exist. */
async function statusOf(client: CloudFormationClient, name: string): Promise<string | undefined> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }))
    return Stacks?.[0]?.StackStatus
  } catch (error) {
    // CloudFormation has no error of its own for this.
    if (error instanceof Error && error.name === 'ValidationError') return undefined
    throw error
  }
}
