/** How something is asked: by whom, with which headers, and what goes wrong on the way. */
import * as fc from 'fast-check'
import type { Asked } from './requests/intent'
import { routeOf, subjectOf, type Request } from './request'
import type { Trouble } from './troubled-client'
import { idsOf, versionOf, type World } from './world'

export interface CallOptions {
  readonly caller: string
  readonly key: string | null
  /** Which version the caller has read, as `If-Match` says, or as `If-None-Match` does. */
  readonly version: 'last' | 'earlier' | 'any' | 'none'
  readonly trouble: Trouble | 'lost' | null
}

const often = <T>(usual: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: others.length * 3, arbitrary: fc.constant(usual) },
    ...others.map((other) => fc.constant(other)),
  )

export const callOptions: fc.Arbitrary<CallOptions> = fc.record({
  caller: often('ada', 'ben'),
  key: fc.constantFrom(null, 'k1', 'k2'),
  version: often<CallOptions['version']>('last', 'earlier', 'any', 'none'),
  trouble: often<CallOptions['trouble']>(null, 'conflict', 'slow-down', 'dies-before', 'dies-after', 'lost'),
})

export function requestOf(world: World, asked: Asked, { caller, key, version }: CallOptions): Request {
  const request = { ...asked, caller }
  const { method, ifMatch, answer } = routeOf(request)
  const subject = subjectOf(request)
  const entries = answer.etag === 'entries' ? `.${idsOf(world, `${subject}/entries/`).length}` : ''
  const tag = tagOf(versionOf(world, subject) ?? 1, entries, version)
  return {
    ...request,
    ...(method === 'POST' && key !== null ? { key } : {}),
    ...(ifMatch && tag !== undefined ? { ifMatch: tag } : {}),
    ...(method === 'GET' && answer.etag !== undefined && answer.etag !== 'content' && tag !== '*'
      ? { ifNoneMatch: tag }
      : {}),
  }
}

function tagOf(last: number, entries: string, version: CallOptions['version']): string | undefined {
  if (version === 'none') return undefined
  return version === 'any' ? '*' : `"${version === 'last' ? last : last - 1}${entries}"`
}
