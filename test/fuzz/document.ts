/** Reads the operations of the OpenAPI document: their parameters, bodies and responses. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The keywords of JSON Schema 2020-12 that the document uses. */
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

type OrReference<T> = T | { readonly $ref: string }

interface DocumentedParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
  readonly example?: unknown
}

export interface Parameter extends DocumentedParameter {
  /** The steps of its JSON pointer in the document, for validators. */
  readonly pointer: readonly string[]
}

interface DocumentedContent {
  readonly schema: Schema
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

type Content = Readonly<Record<string, DocumentedContent>>

export interface DocumentedResponse {
  readonly description: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Content
}

interface DocumentedOperation {
  readonly operationId: string
  readonly parameters?: readonly OrReference<DocumentedParameter>[]
  readonly requestBody?: { readonly content: Content }
  readonly security?: readonly object[]
  readonly responses: Readonly<Record<string, DocumentedResponse>>
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
}

export interface Operation {
  readonly name: string
  readonly method: string
  /** The template, `/v1/visits/{visitId}`. */
  readonly path: string
  readonly parameters: readonly Parameter[]
  /** By media type; undefined if the operation takes no body. */
  readonly body?: Content | undefined
  /** Whether it needs a token. */
  readonly needsToken?: boolean
  /** By status. */
  readonly responses: Readonly<Record<string, DocumentedResponse>>
  /** The steps of its JSON pointer in the document, for validators. */
  readonly pointer: readonly string[]
}

export const readDocument = (): OpenApi =>
  JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as OpenApi

const stepsOf = (reference: string): string[] => reference.split('/').slice(1)

/** Follows a chain of `$ref`; returns any other value unchanged. Throws for a pointer without a target. */
export function resolve<T extends object>(document: OpenApi, value: OrReference<T>): T {
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
          needsToken: security.length > 0,
          responses,
          pointer,
        }
      },
    ),
  )

const parameterOf = (
  document: OpenApi,
  one: OrReference<DocumentedParameter>,
  at: readonly string[],
): Parameter => ({
  ...resolve<DocumentedParameter>(document, one),
  pointer: '$ref' in one ? stepsOf(one.$ref) : at,
})
