/** What the commands `deploy` and `adopt` refuse before they start the CDK CLI. */
import { runProgram } from '../support/program'

test.each([
  ['deploy', ['-c', 'stagee=production'], /^-c stagee=production cannot be used: .* did you mean stage\?$/],
  [
    'deploy',
    ['--context=stage=prodution', '--force'],
    /^-c stage=prodution cannot be used: .* production\?\)/,
  ],
  [
    'deploy',
    ['-cstage=production', '-c', 'issuer=https://a.example?b=c'],
    /^-c issuer=https:\/\/a\.example\?b=c /,
  ],
  ['adopt', ['-c', 'stage=production'], /^Give --table the name of the table to adopt\.$/],
  ['adopt', ['--table', 'registry-table'], /^The stage dev leaves nothing behind: give -c stage= another/],
  [
    'adopt',
    ['-c', 'stage=production', '--table', 'registry-table'],
    /^The stage has a user pool: give --user-pool the id of the one to adopt\.$/,
  ],
])('%s %j is refused in one line', async (program, args, said) => {
  const { status, stdout, stderr } = await runProgram(program, args)
  expect([status, stdout, stderr.trim().split('\n')]).toEqual([1, '', [expect.stringMatching(said)]])
})

test.each(['deploy', 'adopt'])('%s --help prints the options', async (program) => {
  const { status, stdout } = await runProgram(program, ['--help'])
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^npm run \w+ -- .*\n\n[^]*-c stage=NAME/)])
})
