/** The stack under the AWS Solutions rules of cdk-nag, and under CDK's own check of templates. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { CfnQueue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import { GoldenBookStack } from '../../lib/golden-book-stack'
import { readSettings } from '../../lib/settings'
import { standIns } from './synthesized'

// cdk-nag reads a property that CDK has deprecated, and CDK would say so at length.
process.env.JSII_DEPRECATED = 'quiet'

interface Report {
  readonly pluginReports: {
    readonly violations: { readonly ruleName: string; readonly description: string }[]
  }[]
}

/** What the stack is found to break; a rule that is acknowledged with a reason is not among it. */
function violations(context: Record<string, unknown>, change: (stack: GoldenBookStack) => void = () => {}) {
  const { bundles, outdir, remove } = standIns()
  const app = new App({ outdir, context, analyticsReporting: false })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  change(new GoldenBookStack(app, 'audited', { settings: readSettings(app.node), bundles }))
  // An error of the audit is thrown as well; a warning is only in the report.
  try {
    app.synth()
  } catch {}
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as Report
  remove()
  return report.pluginReports.flatMap((plugin) =>
    plugin.violations.map(({ ruleName, description }) => `${ruleName}: ${description}`),
  )
}

const opened = {
  issuer: 'https://login.city.example',
  audience: 'registry',
  corsOrigins: 'https://office.example',
  subscriberAccounts: '111122223333',
}

test.each([
  ['in dev', {}],
  ['in production', { stage: 'production' }],
  ['with clients for services', { services: { 'press-office': 'press', 'web-team': 'public' } }],
  ['with an issuer of its own, open to pages and subscribers', opened],
])('the stack %s breaks no rule without a written reason', (_how, context) => {
  expect(violations(context)).toEqual([])
})

test('a careless queue is found by both', () => {
  const report = jest.spyOn(console, 'error').mockImplementation()
  const careless = (stack: GoldenBookStack) =>
    new CfnQueue(stack, 'Careless').addPropertyOverride('Colour', 'gold')
  const found = violations({}, careless).join('\n')
  expect(found).toMatch(/AwsSolutions-SQS4: .* use SSL/)
  expect(found).toMatch(/Colour/)
  report.mockRestore()
})
