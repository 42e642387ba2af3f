/** What each program of package.json does with `--help`, and with options and arguments that it does not know. */
import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { HelpRequest } from '../../cli/command'
import { readCommandLine } from '../../cli/command-line'
import { runProgram } from '../support/program'

const root = join(__dirname, '../..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
const programs = Object.entries(scripts).flatMap(([script, command]) => {
  const [, file] = /^(?:exec )?node --import tsx (\S+\.ts)$/.exec(command) ?? []
  return file === undefined ? [] : [{ script, file }]
})
const bins = programs.filter(({ file }) => file.startsWith('bin/'))

/** The files that programs of `bin/` write into the repository. */
const written = ['docs/openapi.json', 'docs/asyncapi.json', 'docs/runbook.md', 'client/routes.ts']
const timesOfWrites = () => written.map((file) => statSync(join(root, file)).mtimeMs)

test('there are the programs', () => {
  expect(bins.map(({ script }) => script)).toEqual(
    expect.arrayContaining(['start', 'token', 'demo', 'openapi']),
  )
})

test.each(bins)(
  'npm run $script -- --help prints the help, and does nothing else',
  async ({ script, file }) => {
    const before = timesOfWrites()
    const { status, stdout, stderr } = await runProgram(basename(file, '.ts'), ['--help'])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(new RegExp(`^npm (run (-s )?)?${script}( -- .*)?\\n\\n[A-Z][^]*\\n  --help\\n$`))
    expect(timesOfWrites()).toEqual(before)
  },
)

test.each(programs)('$file reads its command line before it does anything', ({ file }) => {
  const source = readFileSync(join(root, file), 'utf8')
  expect(source).toMatch(/readCommandLine\(\s*HELP,/)
  expect(source).not.toContain('parseArgs')
})

describe('a command line', () => {
  const { argv, env } = process

  afterEach(() => {
    process.argv = argv
    process.env = env
  })

  const options = { data: { type: 'string', default: 'here' }, 'dry-run': { type: 'boolean' } } as const
  const read = (...args: string[]) => {
    process.argv = ['node', 'program.ts', ...args]
    return readCommandLine('The help.', options)
  }

  test('has the values of its options', () => {
    expect(read('--data', 'there', '--dry-run').values).toEqual({ data: 'there', 'dry-run': true })
    expect(read().values).toEqual({ data: 'here' })
  })

  test('requests the help, also beside other options', () => {
    expect(() => read('--data', 'there', '--help')).toThrow(new HelpRequest('The help.'))
  })

  test.each([
    [['--dat', 'x'], /^Unknown option '--dat'/],
    [['surplus'], /^Unexpected argument 'surplus'/],
    [['--data'], /^Option '--data <value>' argument missing/],
    [['--data', ''], /^--data has no value: give one, or omit the option\.$/],
    [['--dry-run=yes'], /^Option '--dry-run' does not take an argument/],
  ])('%j is refused by name', (args, message) => {
    expect(() => read(...args)).toThrow(message)
  })

  test('is refused when npm has taken one of its options, because -- is missing', () => {
    process.env = { ...env, npm_lifecycle_event: 'import', npm_config_dry_run: 'true' }
    expect(() => read()).toThrow(
      'npm has taken --dry-run as its own option. Put -- before the options: npm run import -- … --dry-run',
    )
  })
})
