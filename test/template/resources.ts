/** Finds and removes parts of a synthesized template. */
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

/** A part that can be removed from a template. */
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

/** Every action that a policy of the template grants and that the scenario uses, see `isUsedInScenario`. */
export const grantsIn = (source: Assembly): Part[] =>
  resourcesOf(source, 'AWS::IAM::Policy').flatMap(([id, policy]) =>
    [...new Set(statementsOf(policy).flatMap(({ Action }) => Action))]
      .filter((action) => isUsedInScenario(action, id))
      .map((action) => ({
        name: `the grant ${action} of ${id}`,
        remove: (from) => withoutAction(resourcesIn(from)[id]!, action),
      })),
  )

/** False for the grants of mappings, logs and traces, and of what is stored after the last failure. */
export const isUsedInScenario = (action: string, owner: string): boolean =>
  /^(dynamodb|events|sqs):/.test(action) &&
  !/Stream|Shard|GetRecords|ReceiveMessage|DeleteMessage|GetQueueAttributes/.test(action) &&
  !/^(Announce|Jubilees|Issue|Embargoes)/.test(action === 'sqs:SendMessage' ? owner : '')

function withoutAction(policy: Resource, action: string): void {
  for (const statement of statementsOf(policy))
    statement.Action = [statement.Action].flat().filter((each) => each !== action)
}

/** Removes the matching resources of a type. */
export const without =
  (type: string, isMeant: (properties: Record<string, unknown>) => boolean) =>
  (from: Assembly): void => {
    for (const [id, { Properties }] of resourcesOf(from, type))
      if (isMeant(Properties)) delete resourcesIn(from)[id]
  }
