/** The CDK CLI itself, which puts keys of its own into the context, beside a setting that it is refused for. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { temporaryFolder } from '../support/temporary-folder'

const ROOT = join(__dirname, '../..')

let folder: ReturnType<typeof temporaryFolder>
beforeAll(() => {
  folder = temporaryFolder()
})
afterAll(() => folder.remove())

test('cdk synth refuses a misspelt setting by name, and none of its own keys', () => {
  const keys = ['@aws-cdk/core:bootstrapQualifier=city', 'aws-cdk:enableDiffNoFail=true', 'stagee=production']
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/aws-cdk/bin/cdk'),
      'synth',
      '--quiet',
      '--no-notices',
      '--output',
      folder.path,
    ].concat(keys.flatMap((key) => ['-c', key])),
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, HOME: folder.path, CI: 'false' }, timeout: 60_000 },
  )
  expect(stderr.split('\n')[0]).toBe(
    '-c stagee=production cannot be used: there is no setting of this name; did you mean stage?',
  )
  expect(status).toBe(1)
})
