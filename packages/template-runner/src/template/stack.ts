import { RunError } from '../run-error'
import { here, type Identity, identityOf, namePropertyOf, stackIdOf } from './identities'
import { asText, intrinsicFunctions, isFunctionName, type Scope } from './intrinsic-functions'
import { isObject, type Resource, type Template } from './template'

/** One resource of the running stack, its properties resolved. */
export interface StackResource {
  logicalId: string
  properties: Record<string, unknown>
}

/** The same at every start: stored data depends on them. */
const pseudoParametersOf = (stack: string): Record<string, string> => ({
  'AWS::AccountId': here.accountId,
  'AWS::Region': here.region,
  'AWS::Partition': here.partition,
  'AWS::StackId': stackIdOf(stack),
})

/**
 * The template as it runs here. Nothing is resolved before it is asked for, so that a function the runner does not
 * know only hurts where the runner needs its answer.
 */
export class Stack {
  private readonly pseudoParameters: Record<string, string>

  constructor(
    private readonly template: Template,
    private readonly name: string,
  ) {
    this.pseudoParameters = pseudoParametersOf(name)
  }

  /**
   * The resources of a type, in the template's order.
   *
   * @throws RunError naming the resource, when it uses what the runner does not know
   */
  ofType(type: string): StackResource[] {
    return Object.entries(this.template.Resources)
      .filter(([, { Type }]) => Type === type)
      .map(([logicalId, { Properties }]) => {
        const properties = this.resolve(logicalId, Properties ?? {})
        return { logicalId, properties: isObject(properties) ? properties : {} }
      })
  }

  /** The stack's outputs by their names, without those that need what the runner does not know. */
  outputs(): Record<string, string> {
    const known = Object.entries(this.template.Outputs ?? {}).flatMap(([name, { Value }]) => {
      try {
        return [[name, asText(this.value(Value))]]
      } catch (error) {
        if (error instanceof RunError) return []
        throw error
      }
    })
    return Object.fromEntries(known) as Record<string, string>
  }

  /** What `Ref` answers for a resource: mostly its name. */
  ref(logicalId: string): string {
    return asText(this.resolve(logicalId, { Ref: logicalId }))
  }

  /** What `Fn::GetAtt` answers for a resource. */
  attribute(logicalId: string, name: string): string {
    return asText(this.resolve(logicalId, { 'Fn::GetAtt': [logicalId, name] }))
  }

  arn(logicalId: string): string {
    return this.attribute(logicalId, 'Arn')
  }

  private readonly scope: Scope = {
    ref: (target) => this.pseudoParameters[target] ?? this.identity(target).ref,
    attribute: (target, name) => this.attributeOf(target, name),
    resolve: (value) => this.value(value),
  }

  private resolve(owner: string, value: unknown): unknown {
    try {
      return this.value(value)
    } catch (error) {
      if (!(error instanceof RunError)) throw error
      throw new RunError(`In the template, ${owner}: ${error.message}.`)
    }
  }

  private value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.value(item))
    if (!isObject(value)) return value
    const [key, ...others] = Object.keys(value)
    if (key !== undefined && others.length === 0 && isFunctionName(key)) return this.call(key, value[key])
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.value(item)]))
  }

  private call(name: string, argument: unknown): unknown {
    const known = intrinsicFunctions[name]
    if (!known) throw new RunError(`the local run does not know the function ${name}`)
    return known(argument, this.scope)
  }

  private attributeOf(target: string, name: string): string {
    const value = this.identity(target).attributes[name]
    if (value !== undefined) return value
    throw new RunError(`the local run does not know the attribute ${target}.${name}`)
  }

  private identity(logicalId: string): Identity {
    const resource = this.template.Resources[logicalId]
    if (!resource) throw new RunError(`there is no resource ${logicalId}`)
    return identityOf(resource.Type, logicalId, this.nameOf(logicalId, resource))
  }

  /** The name that the template gives a resource, else one that is the same at every start. */
  private nameOf(logicalId: string, { Type, Properties }: Resource): string {
    const property = namePropertyOf(Type)
    const explicit = property === undefined ? undefined : Properties?.[property]
    return explicit === undefined ? `${this.name}-${logicalId}` : asText(this.value(explicit))
  }
}
