/** What the operators' commands must know of a stage: it is in the outputs of its stack. */
import { CommandError } from '../cli/command'

const NAMES = [
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

export type Names = Readonly<Record<(typeof NAMES)[number], string>>

type Outputs = Readonly<Record<string, unknown>>

/**
 * The names among a stack's outputs.
 *
 * @throws CommandError naming those that are missing
 */
export function namesIn(outputs: Outputs): Names {
  const missing = NAMES.filter((name) => typeof outputs[name] !== 'string')
  if (missing.length === 0) return outputs as Names
  throw new CommandError(`The outputs of the stack lack ${missing.join(', ')}: deploy it anew.`)
}

/**
 * The outputs of one stack, as `aws cloudformation describe-stacks --query 'Stacks[0].Outputs'` prints them or
 * `cdk deploy --outputs-file` writes them.
 *
 * @throws CommandError for any other text
 */
export function outputsIn(text: string): Outputs {
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
    "These are no outputs of one stack: take them from aws cloudformation describe-stacks --query 'Stacks[0].Outputs'.",
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
