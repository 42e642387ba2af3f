/** The command line of a program: its options, and the help for them. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { CommandError, HelpRequest } from './command'

type Options = NonNullable<ParseArgsConfig['options']>

interface Settings {
  /** Whether arguments that are no options, such as files, are accepted. @default false */
  readonly allowPositionals?: boolean
  /** Whether options and arguments of another program, to which they are passed on, are accepted. @default false */
  readonly allowUnknown?: boolean
}

type CommandLine<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: boolean; strict: true }>
>

/**
 * Reads the options of a program.
 *
 * @param help printed for `--help`, which every program has
 * @throws HelpRequest for `--help`; CommandError for an option that npm has taken, or that is empty; parseArgs's error for an
 *   unknown option or argument
 */
export function readCommandLine<const O extends Options>(
  help: string,
  options: O,
  { allowPositionals = false, allowUnknown = false }: Settings = {},
): CommandLine<O> {
  rejectOptionsTakenByNpm(Object.keys(options))
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: { ...options, help: { type: 'boolean' } },
    allowPositionals,
    strict: !allowUnknown,
  })
  if ('help' in values) throw new HelpRequest(help)
  const empty = Object.entries(values).find(([, value]) => value === '')?.[0]
  if (empty !== undefined) throw new CommandError(`--${empty} has no value: give one, or omit the option.`)
  return { values, positionals }
}

/** npm sets this option of its own for every script. */
const ALWAYS_SET = 'prefix'

/**
 * Throws when npm has taken an option of the program for its own, because `--` is missing before it: without this check
 * `npm run import FILE --dry-run` would import. npm passes its options in the environment (npm CLI documentation, "config").
 */
function rejectOptionsTakenByNpm(names: readonly string[]): void {
  const command = process.env['npm_lifecycle_event']
  const taken = names.find(
    (name) => name !== ALWAYS_SET && process.env[`npm_config_${name.replaceAll('-', '_')}`],
  )
  if (taken === undefined || command === undefined) return
  throw new CommandError(
    `npm has taken --${taken} as its own option. Put -- before the options: npm run ${command} -- … --${taken}`,
  )
}
