/** What a request has beside its body: parts of its path, its query and its headers. */
import { examplesOf } from '../../examples'
import type { Json } from '../json-schema'
import { isConditional, type Route } from '../../route'
import { inline } from './schemas'

/** What parts of paths and queries mean. One name means the same everywhere. */
const MEANINGS: Readonly<Record<string, string>> = {
  anniversaryId: 'The anniversary.',
  as: '`signed` for the entry as it was signed, before any correction.',
  at: 'The sequence of one of its changes, for the thing as that change left it.',
  book: 'The book, as it is set up: `golden-book`, `guest-book`.',
  country: 'ISO 3166-1 alpha-2: things that have to do with that country.',
  cursor: 'Where the page before ended, by its `nextCursor`; for the same filters only.',
  deliveryId: 'The delivery: the id of its change.',
  direction: '`incoming`: guests come here. `outgoing`: ours go there.',
  externalId: 'The id that the thing has elsewhere, such as in an archive.',
  feedId: 'The feed.',
  from: 'The first day, by the calendar on the office’s wall.',
  kind: 'One kind only.',
  kinds: 'Kinds of visits and of anniversaries, parted by commas; all of them unless given.',
  lang: 'The language of its texts, where they have it.',
  limit: 'The most things on the page. It may have fewer, even none, and still a next page.',
  milestones: '`true` leaves out what is no milestone.',
  muted: '`true` has those that are muted as well.',
  number: 'The entry’s number in its book.',
  order: 'By date: `desc` is newest first.',
  partnershipId: 'The partnership.',
  personId: 'Somebody who appears there.',
  q: 'The beginning of any part of a name, whatever its marks and case; everybody unless given.',
  secret: 'The feed’s secret.',
  status: 'One status only.',
  subscriptionId: 'The subscription.',
  to: 'The last day, which is included.',
  visitId: 'The visit.',
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

/** The headers of requests, to be pointed to. */
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

function parametersIn(place: 'path' | 'query', route: Route): Json[] {
  const schema = place === 'path' ? route.params : route.query
  if (!schema) return []
  // As handlers get them: numbers, though a query has only texts. What may be left out is known of what is sent.
  const { properties = {} } = inline(schema, 'output') as { properties?: Record<string, Json> }
  const { required = [] } = inline(schema, 'input') as { required?: string[] }
  const [example] = examplesOf(route.name)
  const sent = (place === 'path' ? example?.params : example?.query) ?? {}
  return Object.entries(properties).map(([name, property]) => {
    const parameter = {
      name,
      in: place,
      description: MEANINGS[name],
      required: required.includes(name),
      ...(property.type === 'array' ? { style: 'form', explode: false } : {}),
    }
    const value = sent[name]
    return value === undefined
      ? Object.assign(parameter, { schema: property })
      : Object.assign(parameter, { schema: property, example: meant(value, property) })
  })
}

/** Everything is sent as a text; a number, a list, and yes and no, are told as what they are. */
const meant = (value: string, { type }: Json): unknown =>
  type === 'integer' || type === 'boolean' ? JSON.parse(value) : type === 'array' ? value.split(',') : value
