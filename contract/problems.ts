/**
 * Every refusal of the API, by code: RFC 9457 problem details of type `urn:golden-book:problem:<code>`.
 * What API Gateway answers by itself (401, 403, 404 of an unknown route, 429) is not among them.
 */
import * as z from 'zod/mini'

export const PROBLEMS = {
  malformed: { status: 400, title: 'The request cannot be read' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'not-acceptable': { status: 406, title: 'This media type is not answered' },
  duplicate: { status: 409, title: 'It is recorded already' },
  'forbidden-step': { status: 409, title: 'This step is not allowed from here' },
  'page-taken': { status: 409, title: 'The page is taken' },
  'volume-full': { status: 409, title: 'The volume is full' },
  'stale-version': { status: 412, title: 'It has changed since you read it' },
  'precondition-failed': { status: 412, title: 'Precondition failed' },
  'too-large': { status: 413, title: 'It is too large' },
  'unsupported-media-type': { status: 415, title: 'This media type is not understood' },
  invalid: { status: 422, title: 'The contents are not valid' },
  'not-eligible': { status: 422, title: 'The book is not open to this signer' },
  'key-reused': { status: 422, title: 'The idempotency key was used for another request' },
  'version-required': { status: 428, title: 'Say which version you have read' },
  internal: { status: 500, title: 'Something went wrong here' },
  busy: { status: 503, title: 'The registry is busy' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** A place in a body, query or path that is at fault: `pointer` is a JSON pointer (RFC 6901). */
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
})
export type Problem = z.output<typeof problem>

export const problemType = (code: ProblemCode): string => `urn:golden-book:problem:${code}`
