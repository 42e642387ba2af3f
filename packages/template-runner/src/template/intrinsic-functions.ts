import { RunError } from '../run-error'
import { isObject } from './template'

/** What an intrinsic function may ask of the template that uses it. */
export interface Scope {
  ref: (target: string) => string
  attribute: (target: string, name: string) => string
  resolve: (value: unknown) => unknown
}

type IntrinsicFunction = (argument: unknown, scope: Scope) => unknown

/** The functions the runner knows (CloudFormation's "Intrinsic function reference"), by the key they are written as. */
export const intrinsicFunctions: Record<string, IntrinsicFunction> = {
  Ref: (target, scope) => scope.ref(asText(target)),
  'Fn::GetAtt': getAttribute,
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = asList(scope.resolve(argument))
    return asList(parts).map(asText).join(asText(separator))
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = asList(scope.resolve(argument))
    return asText(text).split(asText(separator))
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = asList(scope.resolve(argument))
    const selected = asList(list)[Number(asText(index))]
    if (selected !== undefined) return selected
    throw new RunError(`the template has no element ${asText(index)} to select`)
  },
}

/** True for the key of an object that is a function call, known here or not. */
export function isFunctionName(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::')
}

/** @throws RunError for anything but a text, a number or a truth value */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new RunError(`the template has ${JSON.stringify(value) ?? 'nothing'} where a text is needed`)
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
    if (Object.hasOwn(own, name)) return asText(scope.resolve(own[name]))
    return name.includes('.') ? getAttribute(name, scope) : scope.ref(name)
  })
}

function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw new RunError(`the template has ${JSON.stringify(value) ?? 'nothing'} where a list is needed`)
}
