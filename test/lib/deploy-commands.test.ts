/** What the commands `deploy` and `adopt` read, and refuse before they start the CDK CLI. */
import { contextWith } from '../../bin/cdk'
import { settingsOf } from '../../lib/settings/settings'
import { runProgram } from '../support/program'

test('flags override the context of cdk.json, and a value may contain an equals sign', () => {
  expect(contextWith(['stage=production', 'issuer=https://login.city.example?a=b'])).toMatchObject({
    'cli-telemetry': false,
    stage: 'production',
    issuer: 'https://login.city.example?a=b',
  })
})

test('the settings are those that the CDK app reads', () => {
  expect(settingsOf(contextWith(['stage=production'])).stage).toBe('production')
  expect(() => settingsOf(contextWith(['stage=prodution']))).toThrow(/did you mean production\?/)
})

test.each([
  [
    'deploy',
    ['--force', '-c', 'stagee=production'],
    /^-c stagee=production cannot be used: .* did you mean stage\?$/,
  ],
  [
    'adopt',
    ['-c', 'stage=production', '--table', 'registry-table'],
    /^The stage has a user pool: give --user-pool the id of the one to adopt\.$/,
  ],
])('%s %j is refused in one line', async (program, args, said) => {
  const { status, stdout, stderr } = await runProgram(program, args)
  expect([status, stdout, stderr.trim().split('\n')]).toEqual([1, '', [expect.stringMatching(said)]])
})
