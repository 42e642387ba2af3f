import { join } from 'node:path'
import { runProgram } from '../support/program'

const file = join(__dirname, '../../examples/berlin/partnerships.json')

describe('npm run import', () => {
  test('describes every option by --help', async () => {
    const { status, stdout } = await runProgram('import', ['--help'])
    expect(status).toBe(0)
    for (const option of ['url', 'token', 'lang', 'visibility', 'prefix', 'volume-in-use', 'dry-run'])
      expect(stdout).toContain(`--${option} `)
  })

  test.each([
    [
      ['--visibility', 'secret'],
      /^"secret" is not a visibility: give --visibility one of internal, press, public\./,
    ],
    [['--visibility', ''], /^--visibility has no value/],
    [['--lang', 'German!'], /^"German!" is not a language tag/],
    [
      ['--volume-in-use', 'golden-book'],
      /^"golden-book" is not a volume in use: give --volume-in-use one such as/,
    ],
    [['--volume-in-use', 'golden-book=0'], /^"golden-book=0" is not a volume in use/],
    [['--volume-in-use', 'golden-book=2,pages=3'], /^"golden-book=2,pages=3" is not a volume in use/],
    [['--volume-in-use', 'golden-book=2,capacity='], /^"golden-book=2,capacity=" is not a volume in use/],
    [
      ['--volume-in-use', 'golden-book=2', '--volume-in-use', 'goldenes-buch=3'],
      /^--volume-in-use names golden-book twice/,
    ],
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
