import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api'
import { goldenBookApp } from '../../lib/app'
import { FUNCTION_NAMES } from '../../lib/functions/functions'
import { temporaryFolder } from '../support/temporary-folder'

export interface Resource {
  readonly Type: string
  readonly Properties: Record<string, unknown>
  readonly DependsOn?: string[]
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

export interface Template {
  readonly Resources: Record<string, Resource>
  readonly Outputs: Record<string, { readonly Value: unknown; readonly Description?: string }>
}

/** A folder of its own, with one-line stand-ins for the functions: what they do is not in the template. */
export function standIns(): {
  readonly bundles: string
  readonly outdir: string
  readonly remove: () => void
} {
  const { path, remove } = temporaryFolder()
  const bundles = join(path, 'bundles')
  for (const name of FUNCTION_NAMES) {
    mkdirSync(join(bundles, name), { recursive: true })
    writeFileSync(join(bundles, name, 'index.js'), `exports.handler = async () => '${name}'\n`)
  }
  return { bundles, outdir: join(path, 'out'), remove }
}

const stacks = new Map<string, CloudFormationStackArtifact>()

/** The synthesized stack with these settings; the same settings are synthesized once. */
export function stackWith(context: Record<string, unknown> = {}): CloudFormationStackArtifact {
  const key = JSON.stringify(Object.entries(context))
  const stack = stacks.get(key) ?? synthesize(context)
  stacks.set(key, stack)
  return stack
}

function synthesize(context: Record<string, unknown>): CloudFormationStackArtifact {
  const { remove, ...folders } = standIns()
  try {
    const stack = goldenBookApp({ ...folders, context }).synth().stacks[0]!
    // The artifact reads its template at the first access, so that must happen while the file exists.
    void stack.template
    return stack
  } finally {
    remove()
  }
}

/** The template of the stack with these settings. Tests share it: do not change it. */
export const synthesized = (context: Record<string, unknown> = {}): Template =>
  stackWith(context).template as Template

/** The resources of a type, by logical id. */
export const resourcesOf = ({ Resources }: Template, type: string): [string, Resource][] =>
  Object.entries(Resources).filter(([, { Type }]) => Type === type)

/** The properties of the resources of a type. */
export const propertiesOf = (template: Template, type: string): Record<string, unknown>[] =>
  resourcesOf(template, type).map(([, { Properties }]) => Properties)

/** The one resource of a type. */
export function onlyOf(template: Template, type: string): Resource {
  const all = resourcesOf(template, type)
  if (all.length !== 1) throw new Error(`There are ${all.length} of ${type}.`)
  return all[0]![1]
}

/** A resource whose logical id starts so. */
export function named({ Resources }: Template, prefix: string, type: string): [string, Resource] {
  const found = Object.entries(Resources).find(([id, { Type }]) => id.startsWith(prefix) && Type === type)
  if (!found) throw new Error(`There is no ${type} named ${prefix}…`)
  return found
}
