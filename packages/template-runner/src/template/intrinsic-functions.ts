import { RunError } from '../run-error'
import { isObject } from './template'

/** Resolves the references of an intrinsic function. */
export interface Resolver {
  ref: (target: string) => string
  attribute: (target: string, name: string) => string
  resolve: (value: unknown) => unknown
}

type IntrinsicFunction = (argument: unknown, resolver: Resolver) => unknown

/** The supported functions (CloudFormation template reference, "Intrinsic functions"). */
export const intrinsicFunctions: Record<string, IntrinsicFunction> = {
  Ref: (target, resolver) => resolver.ref(asText(target)),
  'Fn::GetAtt': (argument, resolver) => {
    const [target, name] = asList(argument)
    return resolver.attribute(asText(target), asText(name))
  },
  'Fn::Sub': substitute,
  'Fn::Join': (argument, resolver) => {
    const [separator, parts] = asList(resolver.resolve(argument))
    return asList(parts).map(asText).join(asText(separator))
  },
  'Fn::Split': (argument, resolver) => {
    const [separator, text] = asList(resolver.resolve(argument))
    return asText(text).split(asText(separator))
  },
  'Fn::Select': (argument, resolver) => {
    const [index, list] = asList(resolver.resolve(argument))
    const selected = asList(list)[Number(asText(index))]
    if (selected !== undefined) return selected
    throw new RunError(`Fn::Select has no element ${asText(index)}; correct the template.`)
  },
}

/** @throws RunError for a list, an object or null */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new RunError(`${JSON.stringify(value) ?? 'undefined'} must be a string; correct the template.`)
}

/** Variables are names of resources and pseudo parameters; a map, an attribute or a literal `${!…}` is not supported. */
function substitute(argument: unknown, resolver: Resolver): string {
  if (Array.isArray(argument)) throw unsupportedForm('a map of variables')
  return asText(argument).replaceAll(/\$\{([^}]+)\}/g, (variable, name: string) => {
    if (name.startsWith('!') || name.includes('.')) throw unsupportedForm(variable)
    return resolver.ref(name)
  })
}

function unsupportedForm(what: string): RunError {
  return new RunError(`the template runner does not support ${what} in Fn::Sub; use Fn::Join instead.`)
}

function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw new RunError(`${JSON.stringify(value) ?? 'undefined'} must be a list; correct the template.`)
}

/** True for a function call, supported or not: an object with the function's name as its only key. */
export function isCall(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false
  const [key, ...others] = Object.keys(value)
  return key !== undefined && others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))
}
