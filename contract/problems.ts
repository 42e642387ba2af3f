/**
 * Every refusal of the API, by code: RFC 9457 problem details of type `urn:golden-book:problem:<code>`.
 * The responses of API Gateway itself (401, 403, 404 of an unknown route, 429) are not among them.
 */
import * as z from 'zod/mini'

export const PROBLEMS = {
  malformed: { status: 400, title: 'Bad request' },
  'not-found': { status: 404, title: 'Not found' },
  'not-acceptable': { status: 406, title: 'Not acceptable' },
  duplicate: { status: 409, title: 'Conflict: already recorded' },
  'forbidden-step': { status: 409, title: 'Conflict: status change not allowed' },
  'stale-facts': { status: 409, title: 'Conflict: stated facts have changed' },
  'four-eyes': { status: 409, title: 'Conflict: written and approved by the same person' },
  confidential: { status: 409, title: 'Conflict: confidential words in a notice' },
  'page-taken': { status: 409, title: 'Conflict: page taken' },
  'volume-full': { status: 409, title: 'Conflict: volume full' },
  'stale-version': { status: 412, title: 'Precondition failed: stale version' },
  'precondition-failed': { status: 412, title: 'Precondition failed' },
  'too-large': { status: 413, title: 'Content too large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  invalid: { status: 422, title: 'Unprocessable content' },
  'not-eligible': { status: 422, title: 'Unprocessable content: signer not eligible' },
  'key-reused': { status: 422, title: 'Unprocessable content: idempotency key reused' },
  'version-required': { status: 428, title: 'Precondition required' },
  internal: { status: 500, title: 'Internal server error' },
  busy: { status: 503, title: 'Service unavailable' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** A fault in a body, query or path; `pointer` is a JSON pointer (RFC 6901). */
export const fault = z.strictObject({ pointer: z.string(), message: z.string() })
export type Fault = z.output<typeof fault>

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  errors: z.optional(z.array(fault)),
  allowed: z.optional(z.array(z.string())),
  /** The stated facts that have changed, with their values before and now. */
  stale: z.optional(z.array(z.looseObject({ subject: z.string(), pointer: z.string() }))),
})
export type Problem = z.output<typeof problem>

export const problemType = (code: ProblemCode): string => `urn:golden-book:problem:${code}`
