/** The responses of a route: success, and the problems. */
import type * as z from 'zod/mini'
import type { Json } from '../json-schema'
import { address } from '../names'
import { PROBLEMS, problemType, type ProblemCode } from '../../problems'
import { isConditional, mediaTypeOf, problemsOf, type Route } from '../../route'
import { header, media, use } from './schemas'

const TAGS = {
  version: header('The version of the thing, "3".'),
  entries: header('The version of the book and the number of its entries, "3.120".'),
  content: header('A hash of the text.'),
} as const
const tagOf = ({ answer }: Route): Json => (answer.etag ? { ETag: TAGS[answer.etag] } : {})

const DONE = { 200: 'Done', 201: 'Recorded', 202: 'Accepted; processed asynchronously' } as const

/** Every response of a route, by status. */
export const answersOf = (route: Route): Json => ({
  [route.answer.status]: {
    description: DONE[route.answer.status],
    headers: headersOf(route),
    content: contentOf(route),
  },
  ...(isConditional(route) && route.method === 'GET'
    ? { 304: { description: 'Not modified', headers: tagOf(route) } }
    : {}),
  ...refusalsOf(route),
  ...(route.access === 'none'
    ? {}
    : { 401: gateway('No valid access token'), 403: gateway('The scope is missing') }),
  429: gateway('Too many requests'),
})

/** The thing in its own media type, and as another JSON object or a text in the further ones. */
const contentOf = (route: Route): Json =>
  Object.assign(
    media(use(route.answer.schema, 'output'), mediaTypeOf(route)),
    ...Object.keys(route.answer.forms ?? {}).map((form) =>
      media({ type: form.endsWith('json') ? 'object' : 'string' }, form),
    ),
  ) as Json

function headersOf(route: Route): Json {
  const { answer, method, query } = route
  const isList = query !== undefined && 'cursor' in ((query as z.ZodMiniObject).shape ?? {})
  return {
    ...tagOf(route),
    ...(answer.status === 201 ? { Location: header('The address of the thing.') } : {}),
    ...(answer.status === 202 ? { Location: header('The address of the delivery or the deliveries.') } : {}),
    ...(method === 'POST'
      ? { 'Idempotent-Replayed': header('`true` if the response repeats that of an earlier request.') }
      : {}),
    ...(answer.forms ? { Vary: header('`Accept`, which chooses the form.') } : {}),
    ...(isList ? { Link: header('The address of the next page, rel="next".') } : {}),
  }
}

/** A response of API Gateway itself, in its own format. */
const gateway = (description: string): Json => ({
  description,
  content: media({ type: 'object', properties: { message: { type: 'string' } }, required: ['message'] }),
})

/** One response for each status; its `type` distinguishes the problems. */
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
    ...(codes.includes('duplicate')
      ? { Location: header('The address of the record that has this id.') }
      : {}),
    ...(codes.includes('busy') ? { 'Retry-After': header('Seconds after which to retry.') } : {}),
  },
  content: media({ $ref: address('Problem') }, 'application/problem+json'),
})
