import { ArtifactType } from 'aws-cdk-lib/cloud-assembly-schema'
import { FEATURE_FLAGS } from '../../../lib/feature-flags'
import { stackWith, synthesized } from '../synthesized'

interface Flag {
  readonly userValue?: unknown
  readonly recommendedValue: unknown
  readonly unconfiguredBehavesLike?: { readonly v2?: unknown }
}

/** The flags as the app reports them to the CDK CLI, by name. */
function reportedFlags(): [string, Flag][] {
  const artifacts = Object.values(stackWith({ stage: 'production' }).assembly.manifest.artifacts ?? {})
  const report = artifacts.find(({ type }) => type === ArtifactType.FEATURE_FLAG_REPORT)!
  return Object.entries((report.properties as { flags: Record<string, Flag> }).flags)
}

test('no feature flag of the CDK is left undecided, which the CLI would report at each command', () => {
  const undecided = reportedFlags().filter(
    ([, { userValue, recommendedValue, unconfiguredBehavesLike }]) =>
      userValue === undefined && (unconfiguredBehavesLike?.v2 ?? false) !== recommendedValue,
  )
  expect(reportedFlags().length).toBeGreaterThan(50)
  expect(undecided.map(([name]) => name)).toEqual([])
})

test('the feature flags change nothing in the template, so that an update of the CDK changes none unseen', () => {
  const unset = Object.fromEntries(Object.keys(FEATURE_FLAGS).map((name) => [name, undefined]))
  const settings = { stage: 'production', subscriberAccounts: '111122223333' }
  expect(synthesized({ ...settings, ...unset })).toEqual(synthesized(settings))
})
