import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from '../../../contract/documents/openapi/document'
import { PROBLEMS } from '../../../contract/problems'
import {
  isConditional,
  problemsOf,
  routeKey,
  scopesOf,
  tokenScope,
  type Route,
} from '../../../contract/route'
import { ROUTES } from '../../../contract/catalogue'

interface Parameter {
  readonly $ref?: string
  readonly name?: string
  readonly in?: string
}
interface Operation {
  readonly operationId: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: object }
  readonly responses: Readonly<Record<string, { readonly headers?: object; readonly content?: object }>>
}
interface OneOf {
  readonly oneOf: readonly { readonly $ref: string }[]
}
interface Alternative {
  readonly properties: Readonly<Record<string, { readonly const?: unknown }>>
  readonly required: readonly string[]
  readonly additionalProperties: boolean
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const json = JSON.stringify(openApiDocument())
const document = JSON.parse(json) as Document

function operationOf(route: Route): Operation {
  const operation = document.paths[route.path]?.[route.method.toLowerCase()]
  if (!operation) throw new Error(`The document has no ${routeKey(route)}.`)
  return operation
}

const atPointer = (pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document)

test('the document that is served is the one that the contract makes; otherwise run npm run documents', () => {
  const served = readFileSync(join(__dirname, '../../../docs/openapi.json'), 'utf8')
  expect(JSON.parse(served)).toEqual(document)
})

test('every reference leads to a schema, not to another reference', () => {
  const { schemas } = document.components
  expect(Object.keys(schemas)).toContain('Visit')
  for (const schema of Object.values(schemas)) expect(schema).not.toHaveProperty('$ref')
})

test('every reference leads somewhere', () => {
  const references = new Set([...json.matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference = '']) => reference))
  expect(references.size).toBeGreaterThan(10)
  expect([...references].filter((reference) => atPointer(reference.slice(1)) === undefined)).toEqual([])
})

test('every named schema is used, and says what it is', () => {
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    expect(json).toContain(`"#/components/schemas/${name}"`)
    expect(Object.keys(schema)).not.toEqual([])
  }
})

/** Every pair of alternatives in the document, by their references. */
const pairs = new Map<string, readonly [Alternative, Alternative]>()
JSON.parse(json, (_, value: Partial<OneOf> | null) => {
  const references = value?.oneOf?.map(({ $ref }) => $ref) ?? []
  for (const [at, one] of references.entries())
    for (const other of references.slice(at + 1))
      pairs.set(
        `${one} ${other}`,
        [one, other].map((each) => atPointer(each.slice(1))) as [Alternative, Alternative],
      )
  return value
})

/** Whether the alternatives have different constants in a field that one of them requires. */
const haveDifferentConstants = (one: Alternative, other: Alternative): boolean =>
  [...one.required, ...other.required].some((field) => {
    const constants = [one, other].map(({ properties }) => properties[field]?.const)
    return constants[0] !== constants[1] && !constants.includes(undefined)
  })

/** Whether an alternative requires a field that the other one refuses. */
const requiresAnother = (one: Alternative, other: Alternative): boolean =>
  !other.additionalProperties && one.required.some((field) => !(field in other.properties))

test.each([...pairs])('the alternatives %s exclude each other', (_, [one, other]) => {
  expect(haveDifferentConstants(one, other) || requiresAnother(one, other)).toBe(true)
})

test('it has the routes and nothing else', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
    ROUTES.map(({ name }) => name).toSorted(),
  )
})

describe.each(ROUTES.map((route) => [routeKey(route), route] as const))('%s', (_key, route) => {
  const { security, parameters, requestBody, responses } = operationOf(route)

  test('says who may call it', () => {
    expect(security).toEqual(scopesOf(route).map((scope) => ({ token: [tokenScope(scope)] })))
    expect('401' in responses && '403' in responses).toBe(route.access !== 'none')
  })

  test('describes its answer and every problem', () => {
    const statuses = problemsOf(route).map((code) => String(PROBLEMS[code].status))
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining([String(route.answer.status), ...statuses, '429']),
    )
    for (const status of new Set(statuses))
      expect(responses[status]?.content).toHaveProperty(['application/problem+json', 'schema', '$ref'])
  })

  test('describes every parameter of its path', () => {
    const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
    expect(inPath).toEqual([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  })

  test('describes its headers', () => {
    const references = new Set(parameters.map(({ $ref }) => $ref?.split('/').at(-1)))
    expect(references.has('IdempotencyKey')).toBe(route.method === 'POST')
    expect(references.has('IfMatch')).toBe(route.ifMatch === true)
    expect(references.has('OptionalIfMatch')).toBe(isConditional(route) && !route.ifMatch)
    expect(references.has('IfNoneMatch')).toBe(isConditional(route))
    expect('304' in responses).toBe(route.method === 'GET' && isConditional(route))
    expect(Object.keys(responses[route.answer.status]?.headers ?? {}).includes('ETag')).toBe(
      route.answer.etag !== undefined,
    )
  })

  test('takes merge patches where it patches', () => {
    const types = Object.keys(requestBody?.content ?? {})
    expect(types.includes('application/merge-patch+json')).toBe(route.method === 'PATCH')
    expect(types.includes('application/json')).toBe(route.body !== undefined)
  })
})
