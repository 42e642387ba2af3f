import { RunError } from '../run-error'
import { isObject } from './template'

/**
 * Reads one property of a resolved resource as the type it must have.
 *
 * @throws RunError naming the property, when it is there and of another type
 */
export function readText(properties: Record<string, unknown>, name: string): string | undefined {
  const value = properties[name]
  if (value === undefined || typeof value === 'string') return value
  throw new RunError(`In the template, ${name} must be a text, not ${JSON.stringify(value)}.`)
}

export function readNumber(properties: Record<string, unknown>, name: string): number | undefined {
  const value = properties[name]
  if (value === undefined) return undefined
  const number = Number(value)
  if (Number.isFinite(number)) return number
  throw new RunError(`In the template, ${name} must be a number, not ${JSON.stringify(value)}.`)
}

/** CloudFormation takes a truth value as a text too. */
export function readFlag(properties: Record<string, unknown>, name: string): boolean | undefined {
  const value = properties[name]
  return value === undefined ? undefined : value === true || value === 'true'
}

export function readObject(properties: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = properties[name]
  return isObject(value) ? value : {}
}

export function readObjects(properties: Record<string, unknown>, name: string): Record<string, unknown>[] {
  return readList(properties, name).filter(isObject)
}

export function readTexts(properties: Record<string, unknown>, name: string): string[] {
  return readList(properties, name).filter((item): item is string => typeof item === 'string')
}

/** A list; a single value counts as a list of one, as IAM and CloudFormation have it in many places. */
function readList(properties: Record<string, unknown>, name: string): unknown[] {
  const value = properties[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
