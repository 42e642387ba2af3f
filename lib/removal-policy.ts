import { RemovalPolicy } from 'aws-cdk-lib'

/**
 * The removal policy of what has no deletion protection: a stage that keeps its data keeps it too, but a first deployment
 * that fails removes it again (CloudFormation User Guide, "DeletionPolicy attribute": `RetainExceptOnCreate`).
 */
export const removalPolicyOf = (keepsData: boolean): RemovalPolicy =>
  keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY
