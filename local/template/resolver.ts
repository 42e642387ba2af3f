import { CommandError } from '../command'
import { here, identityOf, namePropertyOf, type Whereabouts } from './identities'
import { asText, intrinsicFunctions, isFunctionName, noValue, type Scope } from './intrinsic-functions'
import { isObject, type Template } from './template'

/**
 * Answers the intrinsic functions of a template. Nothing is resolved before it is asked for, so that a function the
 * runner does not know only hurts where the runner needs its answer.
 */
export class Resolver {
  constructor(
    private readonly template: Template,
    private readonly where: Whereabouts,
  ) {}

  /**
   * Resolves a value found in a resource; undefined for `AWS::NoValue`.
   *
   * @param owner logical id of the resource (or the condition's or output's name), for the error's sake
   * @throws CommandError naming the owner, when the value uses what the runner does not know
   */
  resolve(owner: string, value: unknown): unknown {
    try {
      const resolved = this.value(value)
      return resolved === noValue ? undefined : resolved
    } catch (error) {
      if (!(error instanceof CommandError) || error.message.startsWith('In the template, ')) throw error
      throw new CommandError(`In the template, ${owner}: ${error.message}.`)
    }
  }

  /** What `Ref` answers for a resource: mostly its name. */
  ref(logicalId: string): string {
    return asText(this.resolve(logicalId, { Ref: logicalId }))
  }

  /** What `Fn::GetAtt` answers for a resource. */
  attribute(logicalId: string, name: string): string {
    return asText(this.resolve(logicalId, { 'Fn::GetAtt': [logicalId, name] }))
  }

  /** Whether a resource is created at all, under its `Condition`. */
  exists(logicalId: string): boolean {
    const condition = this.template.Resources[logicalId]?.Condition
    return condition === undefined || this.resolve(logicalId, { Condition: condition }) === true
  }

  private readonly scope: Scope = {
    ref: (target) => this.refTo(target),
    attribute: (target, name) => this.attributeOf(target, name),
    condition: (name) => this.condition(name),
    resolve: (value) => this.value(value),
    mapping: (map, top, second) => this.template.Mappings?.[map]?.[top]?.[second],
  }

  private value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.value(item)).filter((item) => item !== noValue)
    if (!isObject(value)) return value
    const [key, ...others] = Object.keys(value)
    if (key !== undefined && others.length === 0 && isFunctionName(key)) return this.call(key, value[key])
    const entries = Object.entries(value).map(([name, item]) => [name, this.value(item)] as const)
    return Object.fromEntries(entries.filter(([, item]) => item !== noValue))
  }

  private call(name: string, argument: unknown): unknown {
    const known = intrinsicFunctions[name]
    if (!known) throw new CommandError(`the local run does not know the function ${name}`)
    return known(argument, this.scope)
  }

  private refTo(target: string): unknown {
    const pseudo = this.pseudoParameters[target]
    if (pseudo !== undefined) return pseudo
    const parameter = this.template.Parameters?.[target]
    return parameter ? parameter.Default : this.identity(target).ref
  }

  private attributeOf(target: string, name: string): string {
    const value = this.identity(target).attributes[name]
    if (value !== undefined) return value
    throw new CommandError(`the local run does not know the attribute ${target}.${name}`)
  }

  private condition(name: string): boolean {
    const expression = this.template.Conditions?.[name]
    if (expression === undefined) throw new CommandError(`there is no condition ${name}`)
    return this.value(expression) === true
  }

  private identity(logicalId: string) {
    const resource = this.template.Resources[logicalId]
    if (!resource) throw new CommandError(`there is no resource ${logicalId}`)
    const property = namePropertyOf(resource.Type)
    const name = property === undefined ? undefined : this.value(resource.Properties?.[property])
    const named = name !== undefined && name !== noValue
    return identityOf(logicalId, resource, this.where, named ? asText(name) : undefined)
  }

  private get pseudoParameters(): Record<string, unknown> {
    return {
      'AWS::AccountId': here.accountId,
      'AWS::Region': here.region,
      'AWS::Partition': here.partition,
      'AWS::URLSuffix': here.suffix,
      'AWS::StackName': this.where.stackName,
      'AWS::StackId': `arn:aws:cloudformation:${here.region}:${here.accountId}:stack/${this.where.stackName}/local`,
      'AWS::NoValue': noValue,
    }
  }
}
