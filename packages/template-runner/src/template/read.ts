import { RunError } from '../run-error'
import { isObject } from './template'

/**
 * Reads a property of a resolved resource as a string.
 *
 * @throws RunError when the property has another type
 */
export function readText(properties: Record<string, unknown>, name: string): string | undefined {
  const value = properties[name]
  if (value === undefined || typeof value === 'string') return value
  throw new RunError(`\`${name}\` must be a string, not ${JSON.stringify(value)}; correct the template.`)
}

/** CloudFormation accepts a number as a string too. @throws RunError when the property is not a number */
export function readNumber(properties: Record<string, unknown>, name: string): number | undefined {
  const value = properties[name]
  if (value === undefined) return undefined
  const number = Number(value)
  if (Number.isFinite(number)) return number
  throw new RunError(`\`${name}\` must be a number, not ${JSON.stringify(value)}; correct the template.`)
}

/** CloudFormation accepts a boolean as a string too. */
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

/** IAM and CloudFormation accept a single value in place of a list of one. */
function readList(properties: Record<string, unknown>, name: string): unknown[] {
  const value = properties[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
