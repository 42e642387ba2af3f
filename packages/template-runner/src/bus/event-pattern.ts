import { RunError, unsupported } from '../run-error'
import { isObject } from '../template/template'
import { type Field, fieldsOf, type Positions } from './event-fields'

/** A field of a pattern with its alternatives: values and operators. */
interface PatternField {
  path: string
  alternatives: unknown[]
}

/** Compares a value of an event with the argument of an operator (EventBridge User Guide, "Comparison operators"). */
const operators: Record<string, (value: unknown, argument: unknown) => boolean> = {
  prefix: (value, prefix) => typeof value === 'string' && value.startsWith(String(prefix)),
  // `exists: false` is decided by the absence of the field.
  exists: (_, expected) => expected === true,
  'anything-but': (value, excluded) => !(Array.isArray(excluded) ? excluded : [excluded]).includes(value),
}

/** What each operator accepts as its argument. */
const accepts: Record<string, (argument: unknown) => boolean> = {
  prefix: (argument) => typeof argument === 'string',
  exists: (argument) => typeof argument === 'boolean',
  'anything-but': (argument) => {
    const values: unknown[] = Array.isArray(argument) ? argument : [argument]
    return ['string', 'number'].some(
      (type) => values.length > 0 && values.every((each) => typeof each === type),
    )
  },
}

/**
 * Compiles an event pattern of an EventBridge rule or a Lambda event filter. It matches as event-ruler does: every field of
 * the pattern must match, and values from different elements of one array do not match together.
 *
 * @param logicalId the resource that has the pattern
 * @throws RunError naming the resource, for an unsupported operator or a malformed pattern
 */
export function matcherOf(logicalId: string, pattern: unknown): (event: unknown) => boolean {
  const patternFields = patternFieldsOf(logicalId, pattern)
  return (event) => matchesAll(patternFields, fieldsOf(event), new Map())
}

/** @param positions the array elements that the fields before have matched */
function matchesAll(patternFields: PatternField[], fields: Field[], positions: Positions): boolean {
  const [first, ...rest] = patternFields
  if (!first) return true
  const candidates = fields
    .filter(({ path }) => path === first.path)
    .flatMap((field) => {
      const merged = merge(positions, field.positions)
      return merged ? [{ value: field.value, merged }] : []
    })
  if (candidates.length === 0)
    return first.alternatives.some(isAbsence) && matchesAll(rest, fields, positions)
  return candidates.some(
    ({ value, merged }) =>
      first.alternatives.some((alternative) => matchesValue(value, alternative)) &&
      matchesAll(rest, fields, merged),
  )
}

/** Joins positions; undefined when both name different elements of one array. */
function merge(one: Positions, other: Positions): Positions | undefined {
  const conflict = [...other].some(([array, index]) => (one.get(array) ?? index) !== index)
  return conflict ? undefined : new Map([...one, ...other])
}

function matchesValue(value: unknown, alternative: unknown): boolean {
  if (!isObject(alternative)) return value === alternative
  return Object.entries(alternative).some(([name, argument]) => operators[name]?.(value, argument) ?? false)
}

function isAbsence(alternative: unknown): boolean {
  return isObject(alternative) && alternative['exists'] === false
}

/** Puts fields that may be absent last, after the array elements in which they must be absent are determined. */
function patternFieldsOf(logicalId: string, pattern: unknown): PatternField[] {
  const patternFields = collect(logicalId, pattern, '')
  const last = patternFields.filter(({ alternatives }) => alternatives.some(isAbsence))
  return [...patternFields.filter((each) => !last.includes(each)), ...last]
}

function collect(logicalId: string, pattern: unknown, path: string): PatternField[] {
  if (Array.isArray(pattern)) {
    if (pattern.length === 0 || path === '') throw malformed(logicalId, path)
    pattern.forEach((alternative) => checkAlternative(logicalId, path, alternative))
    return [{ path, alternatives: pattern }]
  }
  if (!isObject(pattern) || Object.keys(pattern).length === 0) throw malformed(logicalId, path)
  return Object.entries(pattern).flatMap(([name, inner]) => {
    if (name.startsWith('$')) throw unsupportedOperator(logicalId, name)
    return collect(logicalId, inner, path === '' ? name : `${path}.${name}`)
  })
}

function checkAlternative(logicalId: string, path: string, alternative: unknown): void {
  if (Array.isArray(alternative)) throw malformed(logicalId, path)
  if (!isObject(alternative)) return
  const [entry, ...others] = Object.entries(alternative)
  if (!entry || others.length > 0) throw malformed(logicalId, path)
  const [name, argument] = entry
  const isAccepted = accepts[name]
  if (!isAccepted) throw unsupportedOperator(logicalId, name)
  if (!isAccepted(argument)) throw unsupportedOperator(logicalId, `${name} with ${JSON.stringify(argument)}`)
}

function unsupportedOperator(logicalId: string, operator: string): RunError {
  return unsupported(logicalId, `the event pattern operator ${operator}`)
}

function malformed(logicalId: string, path: string): RunError {
  return new RunError(
    `${logicalId}: the event pattern must list the values of ${path || 'each field'} in an array.`,
  )
}
