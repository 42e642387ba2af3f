/** How a request is sent: its caller, its headers and the injected fault. */
import * as fc from 'fast-check'
import type { RequestTarget } from './requests/intent'
import { routeOf, subjectOf, type Request } from './request'
import type { Fault } from './faulty-client'
import { idsOf, versionOf, type ModelState } from './model-state'

export interface SendOptions {
  readonly caller: string
  readonly key: string | null
  /** The version that the caller has read, for `If-Match` or `If-None-Match`. */
  readonly version: 'last' | 'earlier' | 'any' | 'none'
  /** `lost`: the client does not receive the response. */
  readonly fault: Fault | 'lost' | null
}

const often = <T>(usual: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: others.length * 3, arbitrary: fc.constant(usual) },
    ...others.map((other) => fc.constant(other)),
  )

export const sendOptions: fc.Arbitrary<SendOptions> = fc.record({
  caller: often('ada', 'ben'),
  key: fc.constantFrom(null, 'k1', 'k2'),
  version: often<SendOptions['version']>('last', 'earlier', 'any', 'none'),
  fault: often<SendOptions['fault']>(null, 'conflict', 'slow-down', 'dies-before', 'dies-after', 'lost'),
})

export function requestOf(
  state: ModelState,
  target: RequestTarget,
  { caller, key, version }: SendOptions,
): Request {
  const request = { ...target, caller }
  const { method, ifMatch, answer } = routeOf(request)
  const subject = subjectOf(request)
  const entries = answer.etag === 'entries' ? `.${idsOf(state, `${subject}/entries/`).length}` : ''
  const tag = tagOf(versionOf(state, subject) ?? 1, entries, version)
  return {
    ...request,
    ...(method === 'POST' && key !== null ? { key } : {}),
    ...(ifMatch && tag !== undefined ? { ifMatch: tag } : {}),
    ...(method === 'GET' && answer.etag !== undefined && answer.etag !== 'content' && tag !== '*'
      ? { ifNoneMatch: tag }
      : {}),
  }
}

function tagOf(last: number, entries: string, version: SendOptions['version']): string | undefined {
  if (version === 'none') return undefined
  return version === 'any' ? '*' : `"${version === 'last' ? last : last - 1}${entries}"`
}
