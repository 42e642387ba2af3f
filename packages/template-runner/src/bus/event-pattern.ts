import { RunError } from '../run-error'
import { isObject } from '../template/template'

type Operator = (value: unknown, argument: unknown) => boolean

/**
 * The comparisons of an event pattern that the runner knows (EventBridge User Guide, "Comparison operators"), over one
 * value of an event; undefined is a field that is not there.
 */
const operators: Record<string, Operator> = {
  prefix: (value, prefix) =>
    typeof value === 'string' && typeof prefix === 'string' && value.startsWith(prefix),
  exists: (value, wanted) => (value !== undefined && !isObject(value)) === wanted,
  'anything-but': (value, refused) => {
    if (value === undefined) return false
    return !(Array.isArray(refused) ? refused : [refused]).includes(value)
  },
}

/**
 * Makes a matcher of an event pattern, in the form that EventBridge's rules and Lambda's filters share.
 *
 * @param owner logical id of the resource that has the pattern, for the error's sake
 * @throws RunError naming the operator, when the pattern uses one that the runner does not know
 */
export function matcherOf(owner: string, pattern: unknown): (event: unknown) => boolean {
  refuseUnknown(owner, pattern)
  return (event) => matches(event, pattern)
}

function matches(event: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) {
    const values: unknown[] = Array.isArray(event) ? event : [event]
    return values.some((value) => pattern.some((wanted) => isOne(value, wanted)))
  }
  if (!isObject(pattern)) return false
  return Object.entries(pattern).every(([field, inner]) =>
    matches(isObject(event) ? event[field] : undefined, inner),
  )
}

function isOne(value: unknown, wanted: unknown): boolean {
  if (!isObject(wanted)) return value === wanted
  return Object.entries(wanted).every(([name, argument]) => operators[name]?.(value, argument) ?? false)
}

function refuseUnknown(owner: string, pattern: unknown): void {
  if (Array.isArray(pattern)) pattern.forEach((wanted) => refuseUnknownOperator(owner, wanted))
  else if (!isObject(pattern))
    throw new RunError(`In the template, ${owner}: an event pattern lists its values.`)
  else {
    for (const [field, inner] of Object.entries(pattern)) {
      if (field.startsWith('$')) refuse(owner, field)
      refuseUnknown(owner, inner)
    }
  }
}

function refuseUnknownOperator(owner: string, wanted: unknown): void {
  if (!isObject(wanted)) return
  for (const [name, argument] of Object.entries(wanted)) {
    if (!(name in operators)) refuse(owner, name)
    if (isObject(argument)) refuse(owner, `${name} with ${Object.keys(argument).join(', ')}`)
  }
}

function refuse(owner: string, operator: string): never {
  throw new RunError(
    `In the template, ${owner}: the local run does not know the pattern operator ${operator}.`,
  )
}
