/** The outputs of a stage's stack: the names and addresses that the operators' commands use. */
import { CommandError } from '../cli/command'

const REQUIRED = [
  'BusName',
  'TableName',
  'FailedChangesBucket',
  'PublishingFunction',
  'ProjectionFunction',
  'AnnouncedQueueUrl',
  'LostQueueUrl',
  'DeliveriesQueueUrl',
  'UndeliveredQueueUrl',
] as const

export type StackOutputs = Readonly<Record<(typeof REQUIRED)[number], string>>

type Outputs = Readonly<Record<string, unknown>>

/**
 * Checks that a stack's outputs are complete.
 *
 * @throws CommandError that names the missing ones
 */
export function requireOutputs(outputs: Outputs): StackOutputs {
  const missing = REQUIRED.filter((name) => typeof outputs[name] !== 'string')
  if (missing.length === 0) return outputs as StackOutputs
  throw new CommandError(
    `The outputs of the stack lack ${missing.join(', ')}: deploy this version of the stack.`,
  )
}

/**
 * Parses the outputs of one stack, as `aws cloudformation describe-stacks --query 'Stacks[0].Outputs'` prints them or
 * `cdk deploy --outputs-file` writes them.
 *
 * @throws CommandError for any other text
 */
export function parseOutputs(text: string): Outputs {
  const read = parsed(text)
  if (Array.isArray(read))
    return Object.fromEntries(
      (read as { OutputKey: string; OutputValue: string }[]).map((each) => [
        each.OutputKey,
        each.OutputValue,
      ]),
    )
  const stacks = Object.values(read ?? {}) as Outputs[]
  if (stacks.length === 1 && stacks[0]) return stacks[0]
  throw new CommandError(
    "The file must hold the outputs of one stack: write it with aws cloudformation describe-stacks --query 'Stacks[0].Outputs'.",
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
