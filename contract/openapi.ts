/** The OpenAPI 3.1 document of the API, made of the routes alone. */
import * as z from 'zod/mini'
import { book, bookChange, entry, entryChange } from './books'
import { partnership, partnershipChange } from './partnerships'
import { person, signer } from './people'
import { problem, PROBLEMS, problemType, type ProblemCode } from './problems'
import { problemsOf, SCOPES, tokenScope, type Route, type Schema } from './route'
import { ROUTES } from './routes'
import { country, day, instant, localizedText, partialDate, source, visitTime } from './values'
import { visit, visitChange } from './visits'

type Json = Readonly<Record<string, unknown>>
type Mode = 'input' | 'output'

const VALUES = {
  Country: country,
  Day: day,
  PartialDate: partialDate,
  VisitTime: visitTime,
  Instant: instant,
}
const TEXTS = { LocalizedText: localizedText, Source: source }
const THINGS = {
  Partnership: partnership,
  Visit: visit,
  Book: book,
  Entry: entry,
  Person: person,
  Signer: signer,
  PartnershipChange: partnershipChange,
  VisitChange: visitChange,
  EntryChange: entryChange,
  BookChange: bookChange,
  Problem: problem,
}

/** Schemas that the document names. Things are named as they are answered: sent ones may leave defaults out. */
const NAMED = {
  input: registryOf({ ...VALUES, ...TEXTS }),
  output: registryOf({ ...VALUES, ...TEXTS, ...THINGS }),
}

function registryOf(schemas: Readonly<Record<string, Schema>>) {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id })
  return registry
}

const address = (name: string): string => `#/components/schemas/${name}`

/** The named schemas themselves, which point to each other by their address. */
function components(): Json {
  const { schemas } = z.toJSONSchema(NAMED.output, { io: 'output', uri: address })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: _id, id: _name, ...json }]) => [name, json]),
  )
}

/** A schema as it stands where it is used; the named ones that it uses are pointed to. */
function inline(schema: Schema, mode: Mode): Json {
  const { $schema: _, $defs: _defs, ...json } = z.toJSONSchema(schema, { io: mode, metadata: NAMED[mode] })
  return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', `"${address('')}`)) as Json
}

/** A reference where the schema has a name, the schema itself where it has none. */
function use(schema: Schema, mode: Mode): Json {
  const name = NAMED[mode].get(schema)?.id
  return name === undefined ? inline(schema, mode) : { $ref: address(name) }
}

const json = (schema: Json, type = 'application/json'): Json => ({ [type]: { schema } })

function parametersIn(place: 'path' | 'query', schema: Schema | undefined): Json[] {
  if (!schema) return []
  const { properties = {} } = inline(schema, 'output') as { properties?: Record<string, Json> }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: property,
  }))
}

const HEADERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'The same key within 24 hours has the same effect and the same answer.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag of the version that was read.',
    schema: { type: 'string' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The ETag of the version that is there already.',
    schema: { type: 'string' },
  },
}

const parameter = (name: keyof typeof HEADERS): Json => ({ $ref: `#/components/parameters/${name}` })

const headersOf = (route: Route): Json[] => [
  ...(route.method === 'POST' ? [parameter('IdempotencyKey')] : []),
  ...(route.ifMatch ? [parameter('IfMatch')] : []),
  ...(isConditional(route) ? [parameter('IfNoneMatch')] : []),
]

const isConditional = ({ method, answer }: Route): boolean => method === 'GET' && answer.versioned === true

const header = (description: string): Json => ({ description, schema: { type: 'string' } })

function answerHeaders({ answer, method, query }: Route): Json {
  const isList = query !== undefined && 'cursor' in ((query as z.ZodMiniObject).shape ?? {})
  return {
    ...(answer.versioned ? { ETag: header('The version of the thing, "3".') } : {}),
    ...(answer.status === 201 ? { Location: header('The address of the thing.') } : {}),
    ...(method === 'POST'
      ? { 'Idempotent-Replayed': header('true when the answer repeats an earlier one.') }
      : {}),
    ...(isList ? { Link: header('The address of the next page, rel="next".') } : {}),
  }
}

function answersOf(route: Route): Json {
  const { status, schema } = route.answer
  const done = {
    description: status === 201 ? 'Recorded' : 'Done',
    headers: answerHeaders(route),
    content: json(use(schema, 'output')),
  }
  return {
    [status]: done,
    ...(isConditional(route) ? { 304: { description: 'It is still this version' } } : {}),
    ...refusalsOf(route),
    ...(route.scope === 'none'
      ? {}
      : { 401: gateway('No valid access token'), 403: gateway('The scope is missing') }),
    429: gateway('Too many requests'),
  }
}

const gateway = (description: string): Json => ({
  description,
  content: json({ type: 'object', properties: { message: { type: 'string' } }, required: ['message'] }),
})

/** One answer for each status: its description names the problems that may be meant. */
function refusalsOf(route: Route): Json {
  const codes = problemsOf(route)
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))]
  return Object.fromEntries(
    statuses.map((status) => [status, refusal(codes.filter((code) => PROBLEMS[code].status === status))]),
  )
}

const refusal = (codes: readonly ProblemCode[]): Json => ({
  description: codes.map((code) => `${PROBLEMS[code].title} (${problemType(code)})`).join('; '),
  headers: {
    ...(codes.includes('duplicate') ? { Location: header('The address of the first.') } : {}),
    ...(codes.includes('busy') ? { 'Retry-After': header('Seconds until it is worth asking again.') } : {}),
  },
  content: json({ $ref: address('Problem') }, 'application/problem+json'),
})

function bodyOf({ body, method }: Route): Json {
  if (!body) return {}
  const types =
    method === 'PATCH' ? ['application/merge-patch+json', 'application/json'] : ['application/json']
  const schema = use(body, 'input')
  return {
    requestBody: {
      required: true,
      content: Object.assign({}, ...types.map((type) => json(schema, type))) as Json,
    },
  }
}

const operationOf = (route: Route): Json => ({
  operationId: route.name,
  summary: route.summary,
  tags: [route.resource],
  security: route.scope === 'none' ? [] : [{ token: [tokenScope(route.scope)] }],
  parameters: [
    ...parametersIn('path', route.params),
    ...parametersIn('query', route.query),
    ...headersOf(route),
  ],
  ...bodyOf(route),
  responses: answersOf(route),
})

/** The whole document, as JSON. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {}
  for (const route of ROUTES)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) }
  const scopes = Object.fromEntries(SCOPES.map((scope) => [tokenScope(scope), `May ${scope}`]))
  const flows = { clientCredentials: { tokenUrl: 'https://tokens.invalid/oauth2/token', scopes } }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Golden Book',
      version: '1.0.0',
      summary: "The registry of a city's protocol office: visits, Golden Book signings, partnerships.",
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: components(),
      parameters: HEADERS,
      securitySchemes: { token: { type: 'oauth2', description: 'See TokenUrl of the stack.', flows } },
    },
  }
}
