/** What a route answers: what was asked for, or one of the problems. */
import type * as z from 'zod/mini'
import { address, type Json } from '../json-schema'
import { PROBLEMS, problemType, type ProblemCode } from '../problems'
import { mediaTypeOf, problemsOf, type Route } from '../route'
import { isConditional } from './parameters'
import { header, media, use } from './schemas'

const VERSION = header('The version of the thing, "3"; of a book its version and its entries, "1.7".')

const DONE = { 200: 'Done', 201: 'Recorded', 202: 'Taken down; it is carried out from here' } as const

/** Every answer of a route, by status. */
export const answersOf = (route: Route): Json => ({
  [route.answer.status]: {
    description: DONE[route.answer.status],
    headers: headersOf(route),
    content: media(use(route.answer.schema, 'output'), mediaTypeOf(route)),
  },
  ...(isConditional(route)
    ? { 304: { description: 'It is still this version', headers: { ETag: VERSION } } }
    : {}),
  ...refusalsOf(route),
  ...(route.access === 'none'
    ? {}
    : { 401: gateway('No valid access token'), 403: gateway('The scope is missing') }),
  429: gateway('Too many requests'),
})

function headersOf({ answer, method, query }: Route): Json {
  const isList = query !== undefined && 'cursor' in ((query as z.ZodMiniObject).shape ?? {})
  return {
    ...(answer.etag ? { ETag: VERSION } : {}),
    ...(answer.status === 201 ? { Location: header('The address of the thing.') } : {}),
    ...(answer.status === 202 ? { Location: header('Where to look what came of it.') } : {}),
    ...(method === 'POST'
      ? { 'Idempotent-Replayed': header('true when the answer repeats an earlier one.') }
      : {}),
    ...(isList ? { Link: header('The address of the next page, rel="next".') } : {}),
  }
}

/** What API Gateway answers by itself, in its own form. */
const gateway = (description: string): Json => ({
  description,
  content: media({ type: 'object', properties: { message: { type: 'string' } }, required: ['message'] }),
})

/** One answer for each status: its type says which of the problems is meant. */
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
  content: media(
    { $ref: address('Problem'), properties: { type: { enum: codes.map(problemType) } } },
    'application/problem+json',
  ),
})
