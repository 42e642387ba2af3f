/** What `npm run adopt` imports into a new stack. */
import { adoptionApp, type GoldenBookAppOptions } from '../app'
import { SettingError } from '../settings/setting-error'

/** The names of what an earlier stack left behind. */
export interface Leftovers {
  /** The name of the table. */
  readonly table: string
  /** The id of the user pool; absent in a stage with an issuer of the city's own. */
  readonly userPool?: string | undefined
}

/** The identifiers of each resource, by logical id: the resource mapping of `cdk import`. */
export type ResourceMapping = Readonly<Record<string, Readonly<Record<string, string>>>>

interface Resource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
}

/**
 * Synthesizes the part of the stack that outlives it. Returns the folder of the assembly and the resource mapping.
 *
 * @throws SettingError for an invalid setting, and when the user pool is missing, or given beside an issuer
 */
export function synthesizeAdoption(
  options: Pick<GoldenBookAppOptions, 'outdir' | 'context'>,
  leftovers: Leftovers,
): { readonly folder: string; readonly mapping: ResourceMapping } {
  const assembly = adoptionApp(options).synth()
  const { Resources } = assembly.stacks[0]!.template as { Resources: Record<string, Resource> }
  refuseWrongPool(Object.values(Resources), leftovers)
  const identified = Object.entries(Resources).map(([id, resource]) => [
    id,
    identifiersOf(resource, leftovers),
  ])
  return { folder: assembly.directory, mapping: Object.fromEntries(identified) as ResourceMapping }
}

function refuseWrongPool(resources: readonly Resource[], { userPool }: Leftovers): void {
  const hasPool = resources.some(({ Type }) => Type === 'AWS::Cognito::UserPool')
  if (hasPool && userPool === undefined)
    throw new SettingError('The stage has a user pool: give --user-pool the id of the one to adopt.')
  if (!hasPool && userPool !== undefined)
    throw new SettingError(
      "The stage has an issuer of the city's own and no user pool: leave out --user-pool.",
    )
}

/** The primary identifiers of CloudFormation's resource types. */
function identifiersOf(
  { Type, Properties }: Resource,
  { table, userPool }: Leftovers,
): Record<string, unknown> {
  if (Type === 'AWS::DynamoDB::GlobalTable') return { TableName: table }
  if (Type === 'AWS::Cognito::UserPool') return { UserPoolId: userPool }
  return { UserPoolId: userPool, GroupName: Properties.GroupName }
}
