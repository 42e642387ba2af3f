import { Resolver } from './resolver'
import { isObject, type Template } from './template'
import type { Whereabouts } from './identities'

/** One resource of the running stack, its properties resolved. */
export interface StackResource {
  logicalId: string
  properties: Record<string, unknown>
}

/** The template as it runs here: its resources by type, resolved when asked for. */
export class Stack {
  readonly resolver: Resolver

  constructor(
    readonly template: Template,
    where: Whereabouts,
  ) {
    this.resolver = new Resolver(template, where)
  }

  /** The resources of the given types that exist, in the template's order. */
  ofType(...types: string[]): StackResource[] {
    return Object.entries(this.template.Resources)
      .filter(([logicalId, { Type }]) => types.includes(Type) && this.resolver.exists(logicalId))
      .map(([logicalId, { Properties }]) => {
        const properties = this.resolver.resolve(logicalId, Properties ?? {})
        return { logicalId, properties: isObject(properties) ? properties : {} }
      })
  }

  ref(logicalId: string): string {
    return this.resolver.ref(logicalId)
  }

  arn(logicalId: string): string {
    return this.resolver.attribute(logicalId, 'Arn')
  }
}
