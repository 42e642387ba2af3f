import { CommandError } from '../command'
import { isObject } from './template'

/** Stands for `AWS::NoValue`: whatever holds it is as if it were not written. */
export const noValue = Symbol('AWS::NoValue')

/** What an intrinsic function may ask of the template that uses it. */
export interface Scope {
  ref(target: string): unknown
  attribute(target: string, name: string): string
  condition(name: string): boolean
  resolve(value: unknown): unknown
  mapping(map: string, top: string, second: string): unknown
}

type IntrinsicFunction = (argument: unknown, scope: Scope) => unknown

/** The functions the runner knows (CloudFormation's "Intrinsic function reference"), by the key they are written as. */
export const intrinsicFunctions: Record<string, IntrinsicFunction> = {
  Ref: (target, scope) => scope.ref(asText(target)),
  Condition: (name, scope) => scope.condition(asText(name)),
  'Fn::GetAtt': getAttribute,
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = resolvedList(argument, scope)
    return asList(parts).map(asText).join(asText(separator))
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = resolvedList(argument, scope)
    return asText(whole).split(asText(separator))
  },
  'Fn::Select': (argument, scope) => {
    const [index, parts] = resolvedList(argument, scope)
    return asList(parts)[Number(index)]
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = asList(argument)
    return scope.resolve(scope.condition(asText(name)) ? yes : no)
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = resolvedList(argument, scope)
    return String(left) === String(right)
  },
  'Fn::Not': (argument, scope) => resolvedList(argument, scope)[0] !== true,
  'Fn::And': (argument, scope) => resolvedList(argument, scope).every((part) => part === true),
  'Fn::Or': (argument, scope) => resolvedList(argument, scope).some((part) => part === true),
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second] = resolvedList(argument, scope).map(asText)
    return scope.mapping(map ?? '', top ?? '', second ?? '')
  },
}

/** True for the key of an object that is a function call, known here or not. */
export function isFunctionName(key: string): boolean {
  return key === 'Ref' || key === 'Condition' || key.startsWith('Fn::')
}

/** @throws CommandError for anything but a text, a number or a truth value */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new CommandError(`the template has ${JSON.stringify(value) ?? 'nothing'} where a text is needed`)
}

function getAttribute(argument: unknown, scope: Scope): string {
  const [target = '', ...path] = Array.isArray(argument) ? argument.map(asText) : asText(argument).split('.')
  return scope.attribute(target, path.join('.'))
}

function substitute(argument: unknown, scope: Scope): string {
  const [format, values] = Array.isArray(argument) ? argument : [argument, {}]
  const own = isObject(values) ? values : {}
  return asText(format).replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`
    if (name in own) return asText(scope.resolve(own[name]))
    return name.includes('.') ? getAttribute(name, scope) : asText(scope.ref(name))
  })
}

function resolvedList(argument: unknown, scope: Scope): unknown[] {
  return asList(scope.resolve(argument))
}

function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw new CommandError(`the template has ${JSON.stringify(value) ?? 'nothing'} where a list is needed`)
}
