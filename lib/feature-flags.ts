import recommended from 'aws-cdk-lib/recommended-feature-flags.json'

/**
 * The CDK's feature flags, as the pinned version of the CDK recommends for new apps. A test holds that they change nothing
 * in the template. The one that would is off: policies have their statements as `lib/` grants them.
 */
export const FEATURE_FLAGS: Readonly<Record<string, unknown>> = {
  ...recommended,
  '@aws-cdk/aws-iam:minimizePolicies': false,
}
