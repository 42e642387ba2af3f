/** Audits the stack by the AWS Solutions rules of cdk-nag and by CDK's own validation of templates. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, Stack, Validations } from 'aws-cdk-lib'
import { CfnQueue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import { Construct } from 'constructs'
import { GoldenBookStack } from '../../lib/golden-book-stack'
import { readSettings } from '../../lib/settings/settings'
import { standIns } from './synthesized'

// cdk-nag reads a deprecated property of CDK, which would print a long warning.
process.env.JSII_DEPRECATED = 'quiet'

interface Report {
  readonly pluginReports: {
    readonly violations: {
      readonly ruleName: string
      readonly description: string
      readonly violatingConstructs: { readonly constructPath: string }[]
    }[]
  }[]
}

const SETTINGS = {
  dev: {},
  production: {
    stage: 'production',
    services: { 'press-office': 'press', 'web-team': 'public' },
    alarmEmail: 'on-call@city.example',
  },
  opened: {
    issuer: 'https://login.city.example',
    audience: 'registry',
    corsOrigins: 'https://office.example',
    subscriberAccounts: '111122223333',
    alarmTopic: 'arn:aws:sns:eu-central-1:111122223333:on-call',
    domain: 'registry.city.example',
    certificate: 'arn:aws:acm:eu-central-1:111122223333:certificate/0a1b-2c',
  },
} as const

/** The violations of all stacks, as `<construct path> <rule>: <description>`. Acknowledged rules are not reported. */
let violations: string[] = []

// All stacks are in one app, because the rules are loaded once for each synthesis.
beforeAll(() => {
  const { bundles, outdir, remove } = standIns()
  const app = new App({ outdir, analyticsReporting: false, stackTraces: false, treeMetadata: false })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  for (const [name, context] of Object.entries(SETTINGS)) addStack(app, name, context, bundles)
  new CfnQueue(new Stack(app, 'careless'), 'Queue').addPropertyOverride('Colour', 'gold')
  synthesizeSilently(app)
  violations = violationsIn(readFileSync(join(outdir, 'validation-report.json'), 'utf8'))
  remove()
})

function addStack(app: App, name: string, context: object, bundles: string): GoldenBookStack {
  const scope = new Construct(app, name)
  for (const [setting, value] of Object.entries(context)) scope.node.setContext(setting, value)
  return new GoldenBookStack(scope, 'stack', { settings: readSettings(scope.node), bundles })
}

/** The synthesis prints the violations, and throws if one of them is an error; the report has all of them. */
function synthesizeSilently(app: App): void {
  const print = jest.spyOn(console, 'error').mockImplementation()
  try {
    app.synth()
  } catch {}
  print.mockRestore()
}

const violationsIn = (report: string): string[] =>
  (JSON.parse(report) as Report).pluginReports.flatMap((plugin) =>
    plugin.violations.flatMap(({ ruleName, description, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${constructPath} ${ruleName}: ${description}`),
    ),
  )

test('the stacks violate no rule without a written reason, and both plug-ins report a careless queue', () => {
  expect(violations.filter((violation) => !violation.startsWith('careless/'))).toEqual([])
  expect(violations.join('\n')).toMatch(/^careless\/Queue AwsSolutions-SQS4: .* use SSL/m)
  expect(violations.join('\n')).toMatch(/^careless\/Queue \S+: .*Colour/m)
})
