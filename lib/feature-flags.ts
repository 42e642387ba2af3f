import recommended from 'aws-cdk-lib/recommended-feature-flags.json'

/**
 * The CDK's feature flags, as the pinned version of the CDK recommends for new apps, but for two. A test holds that they
 * change nothing in the template.
 */
export const FEATURE_FLAGS: Readonly<Record<string, unknown>> = {
  ...recommended,
  // Policies keep their statements as `lib/` grants them.
  '@aws-cdk/aws-iam:minimizePolicies': false,
  // The CDK CLI prints warnings, in one line each, and the app prints nothing.
  '@aws-cdk/core:annotationsInValidationReport': false,
}
