/** The parameters of a request: in its path, its query and its headers. */
import { examplesOf, PARAMETER_DOCS } from '../../catalogue'
import type { Json } from '../json-schema'
import { isConditional, type Route } from '../../route'
import { inline } from './schemas'

/** The descriptions of the parameters that several resources have. */
const SHARED: Readonly<Record<string, string>> = {
  at: 'The sequence of one of its changes: answers the thing as that change left it.',
  country: 'ISO 3166-1 alpha-2, `XK`, or a former code of ISO 3166-3: things related to that country.',
  cursor: 'The `nextCursor` of the page before; valid for the same filters only.',
  externalId: 'The id of the thing elsewhere, such as in an archive.',
  from: 'The first day, in the time zone of the office. A postponed visit is in no range of days.',
  kind: 'One kind only.',
  limit: 'The most things on the page. It may have fewer, even none, and still a next page.',
  order: 'By date: `desc` is newest first.',
  status: 'One status, or several separated by commas.',
  to: 'The last day, which is included.',
}

/** A parameter's name means the same in every path and query. */
const DESCRIPTIONS: Readonly<Record<string, string>> = { ...SHARED, ...PARAMETER_DOCS }

const HEADERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Requests with the same key within 24 hours have one effect and the same response.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag of the version that was read, such as `"3"`; of a book `"1.7"`.',
    schema: { type: 'string' },
  },
  OptionalIfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'ETags, or `*`: the request is refused with 412 unless one of them is the current ETag.',
    schema: { type: 'string' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description:
      'ETags, or `*`: when one of them is the current ETag, a read is answered with 304 and a change with 412.',
    schema: { type: 'string' },
  },
}

/** The headers of requests, which operations refer to. */
export const headerParameters: Json = HEADERS

const header = (name: keyof typeof HEADERS): Json => ({ $ref: `#/components/parameters/${name}` })

export const parametersOf = (route: Route): Json[] => [
  ...parametersIn('path', route),
  ...parametersIn('query', route),
  ...(route.method === 'POST' ? [header('IdempotencyKey')] : []),
  ...(isConditional(route)
    ? [header(route.ifMatch ? 'IfMatch' : 'OptionalIfMatch'), header('IfNoneMatch')]
    : []),
]

function parametersIn(where: 'path' | 'query', route: Route): Json[] {
  const schema = where === 'path' ? route.params : route.query
  if (!schema) return []
  // The types are those after parsing: numbers, though a query holds text. Whether one is required is known before parsing.
  const { properties = {} } = inline(schema, 'output') as { properties?: Record<string, Json> }
  const { required = [] } = inline(schema, 'input') as { required?: string[] }
  const [example] = examplesOf(route.name)
  const sent = (where === 'path' ? example?.params : example?.query) ?? {}
  return Object.entries(properties).map(([name, property]) => {
    const parameter = {
      name,
      in: where,
      description: DESCRIPTIONS[name],
      required: required.includes(name),
      ...(property.type === 'array' ? { style: 'form', explode: false } : {}),
    }
    const value = sent[name]
    return value === undefined
      ? Object.assign(parameter, { schema: property })
      : Object.assign(parameter, { schema: property, example: typed(value, property) })
  })
}

/** A parameter is sent as text; its example has the type of its schema. */
const typed = (value: string, { type }: Json): unknown =>
  type === 'integer' || type === 'boolean' ? JSON.parse(value) : type === 'array' ? value.split(',') : value
