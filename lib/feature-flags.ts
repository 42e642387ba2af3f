/**
 * The CDK's feature flags, at the values that the pinned version of the CDK recommends for new apps. Decision 33 has what
 * they change in the template.
 */
import recommended from 'aws-cdk-lib/recommended-feature-flags.json'

export const FEATURE_FLAGS: Readonly<Record<string, unknown>> = recommended
