/** The deployed stage that the journeys of this process use, as `npm run test:deployed` has opened it. */
import { readFileSync } from 'node:fs'
import { CommandError } from '../../../cli/command'
import { pascalCase } from '../../../lib/pascal-case'
import { parseOutputs } from '../../../operations/stack-outputs'

export interface DeployedStage {
  /** The stage, such as `dev`. */
  readonly name: string
  readonly outputs: Readonly<Record<'ApiUrl' | 'BusName' | 'TableName' | 'TokenUrl' | 'UserPoolId', string>>
  /** The ids of the clients that exist for these tests alone. */
  readonly clients: readonly string[]
  /** Whether the table is emptied before each journey. */
  readonly empties: boolean
}

/** The variable that carries the stage to the tests, as JSON. */
export const STAGE_VARIABLE = 'GOLDEN_BOOK_STAGE'

/** Undefined in every run but that of `npm run test:deployed`. */
export function deployedStage(): DeployedStage | undefined {
  const text = process.env[STAGE_VARIABLE]
  return text === undefined ? undefined : (JSON.parse(text) as DeployedStage)
}

const STACK_PREFIX = 'golden-book-'
const OUTPUTS = ['ApiUrl', 'BusName', 'TableName', 'TokenUrl', 'UserPoolId'] as const

/** The subscribed services that exist for these tests alone: more than any journey has clients. */
const TRIAL_NAMES = Array.from('abcdefghijklmnopqrst', (letter) => `trial-${letter}`)
/** The setting `services` of a stage on which the tests run. */
export const TRIAL_SERVICES = TRIAL_NAMES.join(',')
const clientOutputOf = (name: string): string => `${pascalCase(name)}ClientId`

/**
 * Reads the outputs that `cdk deploy --outputs-file` has written.
 *
 * @throws CommandError when the file is another one, or the stage has no clients for the tests
 */
export function readStage(file: string): Omit<DeployedStage, 'empties'> {
  const text = textOf(file)
  const outputs = parseOutputs(text)
  const missing = OUTPUTS.filter((name) => typeof outputs[name] !== 'string')
  if (missing.length > 0)
    throw new CommandError(
      `The outputs in ${file} lack ${missing.join(', ')}: the tests need a stage with a Cognito user pool (without -c issuer).`,
    )
  const clients = TRIAL_NAMES.map((name) => outputs[clientOutputOf(name)])
  if (!clients.every((id): id is string => typeof id === 'string'))
    throw new CommandError(
      `The stage has no clients for tests: deploy it with -c services=${TRIAL_SERVICES}, see docs/testing-a-stage.md.`,
    )
  return { name: stageIn(text, file), outputs: outputs as DeployedStage['outputs'], clients }
}

/** `cdk deploy` names the stack, `golden-book-<stage>`; `describe-stacks` does not. */
function stageIn(text: string, file: string): string {
  const [stack = ''] = Object.keys(JSON.parse(text) as object)
  if (stack.startsWith(STACK_PREFIX)) return stack.slice(STACK_PREFIX.length)
  throw new CommandError(
    `${file} does not name the stack ${STACK_PREFIX}<stage>: write it with cdk deploy --outputs-file.`,
  )
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new CommandError(
      `${file} cannot be read: give --outputs the file that cdk deploy --outputs-file wrote.`,
      {
        cause,
      },
    )
  }
}
