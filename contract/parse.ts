/** Checks a value against a schema; every fault has a pointer and a message for a person. */
import * as z from 'zod/mini'
import type { Fault } from './problems'
import type { Schema } from './route'

export type Parsed<T> = { readonly value: T } | { readonly faults: readonly Fault[] }

/** The value as the schema returns it (defaults filled in, text in NFC), or its faults by JSON pointer. */
export function parse<S extends Schema>(schema: S, value: unknown): Parsed<z.output<S>> {
  const result = z.safeParse(schema, value, { reportInput: true })
  return result.success ? { value: result.data } : { faults: result.error.issues.flatMap(faultsOf) }
}

/** A JSON pointer (RFC 6901) from the steps of a path. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      message: 'is not known here',
    }))
  return [{ pointer: pointerOf(issue.path), message: messageOf(issue) }]
}

/**
 * The value at the path of a fault, which is an item of a list also where a text is parsed into that list. zod reports the
 * whole object of a union at the path of the field that distinguishes its alternatives.
 */
const valueOf = ({ input, ...issue }: z.core.$ZodIssue): unknown =>
  issue.code === 'invalid_union' && issue.discriminator !== undefined
    ? Reflect.get(Object(input), issue.discriminator)
    : input

function messageOf(issue: z.core.$ZodIssue): string {
  const value = valueOf(issue)
  if (value === undefined && issue.code !== 'custom') return 'is missing'
  // zod/mini has no messages: these are for schemas without a message.
  if (issue.message !== 'Invalid input') return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${expectation(issue.expected)}`
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}${otherThan(value)}`
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be ${issue.minimum} or more`
        : `must have ${issue.minimum} or more`
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be ${issue.maximum} or less`
        : `must have ${issue.maximum} or fewer ${issue.origin === 'string' ? 'characters' : 'items'}`
    case 'invalid_union':
      return `must be ${expectedKinds(issue)}`
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'has a name that is not allowed here'
    default:
      return 'is not valid here'
  }
}

/** Names the wrong value, which is then easy to find in a list, if it looks like a word of a vocabulary, or like several. */
const otherThan = (value: unknown): string =>
  typeof value === 'string' && /^ *[\w,-]{0,40} *$/.test(value) ? `, not "${value}"` : ''

/** The values of the field that distinguishes the alternatives; `undefined` if the field may be left out. */
const expectedKinds = (issue: z.core.$ZodIssueInvalidUnion): string =>
  ('options' in issue ? issue.options : undefined)?.filter((kind) => kind !== undefined).join(' or ') ??
  'one of the kinds described'

const EXPECTATIONS: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const expectation = (type: string): string => EXPECTATIONS[type] ?? type
