import { RunError } from '../run-error'
import { type Identity, identityOf, localAccount, namePropertyOf, stackIdOf } from './identities'
import { asText, intrinsicFunctions, isCall, type Resolver } from './intrinsic-functions'
import { isObject, type Resource, type Template } from './template'

/** A resource with resolved properties. */
export interface StackResource {
  logicalId: string
  properties: Record<string, unknown>
}

const pseudoParametersOf = (stack: string): Record<string, string> => ({
  'AWS::AccountId': localAccount.id,
  'AWS::Region': localAccount.region,
  'AWS::Partition': localAccount.partition,
  'AWS::StackId': stackIdOf(stack),
  'AWS::URLSuffix': localAccount.domain,
})

/**
 * A template whose intrinsic functions are resolved on demand: an unsupported function in a resource that the runner does
 * not read raises no error.
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
   * @throws RunError naming the resource, when it uses an unsupported function, attribute or reference
   */
  ofType(type: string): StackResource[] {
    return Object.entries(this.template.Resources)
      .filter(([, { Type }]) => Type === type)
      .map(([logicalId, { Properties }]) => {
        const properties = this.resolve(logicalId, Properties ?? {})
        return { logicalId, properties: isObject(properties) ? properties : {} }
      })
  }

  /** The stack's outputs by name; omits outputs that use an unsupported function or attribute. */
  outputs(): Record<string, string> {
    const entries = Object.entries(this.template.Outputs ?? {}).flatMap(([name, { Value }]) => {
      try {
        return [[name, asText(this.value(Value))]]
      } catch (error) {
        if (error instanceof RunError) return []
        throw error
      }
    })
    return Object.fromEntries(entries) as Record<string, string>
  }

  /** The value of `Ref` for a resource: for most types its name. */
  ref(logicalId: string): string {
    return asText(this.resolve(logicalId, { Ref: logicalId }))
  }

  /** The value of `Fn::GetAtt` for a resource. */
  attribute(logicalId: string, name: string): string {
    return asText(this.resolve(logicalId, { 'Fn::GetAtt': [logicalId, name] }))
  }

  arn(logicalId: string): string {
    return this.attribute(logicalId, 'Arn')
  }

  private readonly resolver: Resolver = {
    ref: (target) => this.pseudoParameters[target] ?? this.identity(target).ref,
    attribute: (target, name) => this.attributeOf(target, name),
    resolve: (value) => this.value(value),
  }

  private resolve(logicalId: string, value: unknown): unknown {
    try {
      return this.value(value)
    } catch (error) {
      if (!(error instanceof RunError)) throw error
      throw new RunError(`${logicalId}: ${error.message}`, { cause: error })
    }
  }

  private value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.value(item))
    if (!isObject(value)) return value
    if (isCall(value)) return this.call(value)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.value(item)]))
  }

  private call(call: Record<string, unknown>): unknown {
    const [name = ''] = Object.keys(call)
    const intrinsicFunction = intrinsicFunctions[name]
    if (intrinsicFunction) return intrinsicFunction(call[name], this.resolver)
    throw new RunError(`the template runner does not support ${name}; remove it from the template.`)
  }

  private attributeOf(target: string, name: string): string {
    const value = this.identity(target).attributes[name]
    if (value !== undefined) return value
    throw new RunError(`the template runner does not support the attribute ${target}.${name}; do not use it.`)
  }

  private identity(logicalId: string): Identity {
    const resource = this.template.Resources[logicalId]
    if (!resource) throw new RunError(`the template has no resource ${logicalId}; correct the reference.`)
    return identityOf(resource.Type, logicalId, this.nameOf(logicalId, resource))
  }

  private nameOf(logicalId: string, { Type, Properties }: Resource): string {
    const property = namePropertyOf(Type)
    const explicit = property === undefined ? undefined : Properties?.[property]
    return explicit === undefined ? `${this.name}-${logicalId}` : asText(this.value(explicit))
  }
}
