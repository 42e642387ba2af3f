/** The parts of a synthesized template, to be looked at and taken out. */
import type { Assembly } from 'template-runner/template/assembly'

export interface Resource {
  readonly Type: string
  readonly Properties: Record<string, unknown>
}

export const resourcesIn = (source: Assembly): Record<string, Resource> =>
  source.template.Resources as Record<string, Resource>

export const resourcesOf = (source: Assembly, type: string): [string, Resource][] =>
  Object.entries(resourcesIn(source)).filter(([, { Type }]) => Type === type)

interface Statement {
  Action: string | string[]
}

const statementsOf = ({ Properties }: Resource): Statement[] =>
  (Properties.PolicyDocument as { Statement: Statement[] }).Statement

/** A part that can be taken out of a template. */
export interface Part {
  readonly name: string
  readonly remove: (from: Assembly) => void
}

/** Every environment variable of every function. */
export const variablesIn = (source: Assembly): Part[] =>
  resourcesOf(source, 'AWS::Lambda::Function').flatMap(([id, { Properties }]) =>
    Object.keys(variablesOf(Properties)).map((name) => ({
      name: `the environment variable ${name} of ${id}`,
      remove: (from) => delete variablesOf(resourcesIn(from)[id]!.Properties)[name],
    })),
  )

const variablesOf = ({ Environment }: Record<string, unknown>): Record<string, unknown> =>
  (Environment as { Variables: Record<string, unknown> }).Variables

/** Every action that a policy of the template grants, and that a story can tell of: see `usedInTheStory`. */
export const grantsIn = (source: Assembly): Part[] =>
  resourcesOf(source, 'AWS::IAM::Policy').flatMap(([id, policy]) =>
    [...new Set(statementsOf(policy).flatMap(({ Action }) => Action))]
      .filter((action) => isToldOf(action, id))
      .map((action) => ({
        name: `the grant ${action} of ${id}`,
        remove: (from) => withoutAction(resourcesIn(from)[id]!, action),
      })),
  )

/** What mappings, logs and traces need is not asked for by the functions; what is kept when all fails is for no story. */
export const isToldOf = (action: string, owner: string): boolean =>
  /^(dynamodb|events|sqs):/.test(action) &&
  !/Stream|Shard|GetRecords|ReceiveMessage|DeleteMessage|GetQueueAttributes/.test(action) &&
  !/^(Announce|Jubilees)/.test(action === 'sqs:SendMessage' ? owner : '')

function withoutAction(policy: Resource, action: string): void {
  for (const statement of statementsOf(policy))
    statement.Action = [statement.Action].flat().filter((each) => each !== action)
}

/** Takes out the resources of a type that are meant. */
export const without =
  (type: string, isMeant: (properties: Record<string, unknown>) => boolean) =>
  (from: Assembly): void => {
    for (const [id, { Properties }] of resourcesOf(from, type))
      if (isMeant(Properties)) delete resourcesIn(from)[id]
  }
