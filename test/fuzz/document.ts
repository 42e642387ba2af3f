/** The OpenAPI document as the fuzzer reads it: operations, their parameters, bodies and answers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The part of JSON Schema 2020-12 that requests are made from. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly minProperties?: number
  readonly maxProperties?: number
}

type Referred<T> = T | { readonly $ref: string }

interface DescribedParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}

export interface Parameter extends DescribedParameter {
  /** Its own address in the document, for validators. */
  readonly pointer: readonly string[]
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>

export interface Response {
  readonly description: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Content
}

interface Described {
  readonly operationId: string
  readonly parameters?: readonly Referred<DescribedParameter>[]
  readonly requestBody?: { readonly content: Content }
  readonly security?: readonly object[]
  readonly responses: Readonly<Record<string, Response>>
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

export interface Operation {
  readonly name: string
  readonly method: string
  /** The template, `/v1/visits/{visitId}`. */
  readonly path: string
  readonly parameters: readonly Parameter[]
  /** By media type; undefined where the operation takes no body. */
  readonly body?: Content | undefined
  /** It needs a token. */
  readonly isClosed?: boolean
  /** By status. */
  readonly responses: Readonly<Record<string, Response>>
  /** Its address in the document, for validators. */
  readonly pointer: readonly string[]
}

export const readDocument = (): OpenApi =>
  JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as OpenApi

const stepsOf = (reference: string): string[] => reference.split('/').slice(1)

/** What a `$ref` points to, and that in its turn; anything else is given back as it is. Throws for a wrong address. */
export function resolve<T extends object>(document: OpenApi, value: Referred<T>): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T
  const found = stepsOf(value.$ref).reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | undefined)?.[step],
    document,
  )
  if (!found) throw new Error(`The document has no ${value.$ref}.`)
  return resolve(document, found as T)
}

export const operationsOf = (document: OpenApi): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId, parameters = [], requestBody, security = [], responses }]) => {
        const pointer = ['paths', path, method]
        return {
          name: operationId,
          method: method.toUpperCase(),
          path,
          parameters: parameters.map((one, at) =>
            parameterOf(document, one, [...pointer, 'parameters', String(at)]),
          ),
          body: requestBody?.content,
          isClosed: security.length > 0,
          responses,
          pointer,
        }
      },
    ),
  )

const parameterOf = (
  document: OpenApi,
  one: Referred<DescribedParameter>,
  at: readonly string[],
): Parameter => ({
  ...resolve<DescribedParameter>(document, one),
  pointer: '$ref' in one ? stepsOf(one.$ref) : at,
})

/** The schema of what the operation answers when it has done what was requested; undefined for an answer without a body. */
export function doneSchema(document: OpenApi, { responses }: Operation): Schema | undefined {
  const done = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  const schema = Object.values(done?.content ?? {})[0]?.schema
  return schema && resolve<Schema>(document, schema)
}
