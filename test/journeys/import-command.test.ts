import { join } from 'node:path'
import { runProgram } from '../support/program'

const file = join(__dirname, '../../examples/berlin/partnerships.json')

describe('npm run import', () => {
  test('describes every option by --help', async () => {
    const { status, stdout } = await runProgram('import', ['--help'])
    expect(status).toBe(0)
    for (const option of ['url', 'token', 'lang', 'visibility', 'prefix', 'dry-run'])
      expect(stdout).toContain(`--${option} `)
  })

  test.each([
    [
      ['--visibility', 'secret'],
      /^"secret" is not a visibility: give --visibility one of internal, press, public\./,
    ],
    [['--visibility', ''], /^--visibility has no value/],
    [['--lang', 'German!'], /^"German!" is not a language tag/],
    [['--public'], /^Unknown option '--public'\. Try --help for the options\.\n$/],
  ])('refuses %j in one line', async (options, said) => {
    const { status, stdout, stderr } = await runProgram('import', [file, '--dry-run', ...options])
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(said)
    expect(stderr).toMatch(/^[^\n]+\n$/)
  })

  test('refuses to import when npm has taken --dry-run because -- is missing before it', async () => {
    const env = { npm_lifecycle_event: 'import', npm_config_dry_run: 'true' }
    const { status, stdout, stderr } = await runProgram('import', [file], env)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      'npm has taken --dry-run as its own option. Put -- before the options: npm run import -- … --dry-run\n',
    )
  })
})
