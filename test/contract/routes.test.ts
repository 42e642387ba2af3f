import type * as z from 'zod/mini'
import { PROBLEMS, problemType } from '../../contract/problems'
import { RESOURCES, ROUTES } from '../../contract/catalogue'
import { isConditional, problemsOf, routeKey, throttleOf, tokenScope, type Route } from '../../contract/route'

const byName = (name: string): Route => {
  const route = ROUTES.find((candidate) => candidate.name === name)
  if (!route) throw new Error(`There is no route ${name}.`)
  return route
}

describe('the routes are', () => {
  test.each([
    ['GET /v1/anniversaries', 'read'],
    ['POST /v1/anniversaries', 'write'],
    ['GET /v1/anniversaries/{anniversaryId}', 'read'],
    ['PATCH /v1/anniversaries/{anniversaryId}', 'write'],
    ['GET /v1/anniversaries/{anniversaryId}/changes', 'read'],
    ['GET /v1/books', 'read'],
    ['GET /v1/books/{book}', 'read'],
    ['GET /v1/books/{book}/changes', 'read'],
    ['GET /v1/books/{book}/entries', 'read'],
    ['POST /v1/books/{book}/entries', 'book'],
    ['GET /v1/books/{book}/entries/{number}', 'read'],
    ['GET /v1/books/{book}/entries/{number}/changes', 'read'],
    ['POST /v1/books/{book}/entries/{number}/corrections', 'book'],
    ['POST /v1/books/{book}/entries/{number}/voiding', 'book'],
    ['POST /v1/books/{book}/volumes', 'book'],
    ['GET /v1/calendar-feeds', 'own'],
    ['POST /v1/calendar-feeds', 'read'],
    ['DELETE /v1/calendar-feeds/{feedId}', 'own'],
    ['GET /v1/calendar-feeds/{feedId}', 'own'],
    ['POST /v1/calendar-feeds/{feedId}/renewal', 'own'],
    ['GET /v1/calendar.ics', 'read'],
    ['GET /v1/feeds/{secret}/calendar.ics', 'none'],
    ['GET /v1/health', 'none'],
    ['GET /v1/occurrences', 'read'],
    ['GET /v1/openapi.json', 'none'],
    ['GET /v1/partnerships', 'read'],
    ['POST /v1/partnerships', 'write'],
    ['GET /v1/partnerships/{partnershipId}', 'read'],
    ['PATCH /v1/partnerships/{partnershipId}', 'write'],
    ['GET /v1/partnerships/{partnershipId}/changes', 'read'],
    ['POST /v1/partnerships/{partnershipId}/status', 'write'],
    ['GET /v1/partnerships/{partnershipId}/summary', 'read'],
    ['GET /v1/people', 'read'],
    ['GET /v1/people/{personId}', 'read'],
    ['GET /v1/people/{personId}/appearances', 'read'],
    ['GET /v1/subscriptions', 'own'],
    ['POST /v1/subscriptions', 'admin'],
    ['DELETE /v1/subscriptions/{subscriptionId}', 'admin'],
    ['GET /v1/subscriptions/{subscriptionId}', 'own'],
    ['PATCH /v1/subscriptions/{subscriptionId}', 'admin'],
    ['GET /v1/subscriptions/{subscriptionId}/changes', 'own'],
    ['GET /v1/subscriptions/{subscriptionId}/deliveries', 'own'],
    ['GET /v1/subscriptions/{subscriptionId}/deliveries/{deliveryId}', 'own'],
    ['POST /v1/subscriptions/{subscriptionId}/deliveries/{deliveryId}/redelivery', 'own'],
    ['POST /v1/subscriptions/{subscriptionId}/replay', 'own'],
    ['POST /v1/subscriptions/{subscriptionId}/secret-rotation', 'own'],
    ['POST /v1/subscriptions/{subscriptionId}/test', 'own'],
    ['GET /v1/visits', 'read'],
    ['POST /v1/visits', 'write'],
    ['GET /v1/visits/{visitId}', 'read'],
    ['PATCH /v1/visits/{visitId}', 'write'],
    ['GET /v1/visits/{visitId}/changes', 'read'],
    ['POST /v1/visits/{visitId}/corrections', 'write'],
    ['POST /v1/visits/{visitId}/status', 'write'],
  ])('%s, for %s', (key, scope) => {
    expect(ROUTES.filter((route) => routeKey(route) === key).map((route) => route.access)).toEqual([scope])
  })

  test('no more than these, each named once', () => {
    expect(ROUTES).toHaveLength(54)
    expect(new Set(ROUTES.map(({ name }) => name)).size).toBe(54)
  })
})

describe.each(ROUTES.map((route) => [routeKey(route), route] as const))('%s', (_key, route) => {
  test('has the parameters of its path', () => {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(Object.keys((route.params as z.ZodMiniObject | undefined)?.shape ?? {})).toEqual(names)
  })

  test('is served by a function, at a rate', () => {
    expect(RESOURCES).toContain(route.resource)
    expect(throttleOf(route).burst).toBeGreaterThanOrEqual(throttleOf(route).rate)
  })

  test('names its problems, each once', () => {
    const problems = problemsOf(route)
    expect(problems).toEqual([...new Set(problems)])
    expect(problems).toEqual(expect.arrayContaining(['internal', 'busy']))
  })

  test('can be conditional where it reads or changes what has an ETag', () => {
    const problems = problemsOf(route)
    const hasTag = route.answer.etag !== undefined && route.answer.status === 200
    expect(isConditional(route)).toBe(hasTag || route.ifMatch === true)
    expect(problems.includes('stale-version')).toBe(isConditional(route))
    expect(problems.includes('precondition-failed')).toBe(isConditional(route) && route.method !== 'GET')
  })

  test('needs If-Match exactly where it changes what has a version', () => {
    const changes = route.method === 'PATCH' || /\/(status|corrections|voiding|volumes)$/.test(route.path)
    expect(route.ifMatch === true).toBe(changes)
    expect(problemsOf(route).includes('version-required')).toBe(changes)
  })
})

test.each([
  ['recordVisit', ['malformed', 'too-large', 'unsupported-media-type', 'invalid', 'key-reused', 'duplicate']],
  ['readVisit', ['not-found']],
  ['listVisits', ['malformed']],
  [
    'changeVisitStatus',
    ['not-found', 'stale-version', 'version-required', 'invalid', 'key-reused', 'forbidden-step'],
  ],
  ['signBook', ['not-found', 'duplicate', 'page-taken', 'volume-full', 'not-eligible']],
  ['correctEntry', ['not-eligible', 'forbidden-step', 'stale-version']],
  ['openVolume', ['stale-version', 'version-required', 'invalid']],
])('%s can answer %j', (name, problems) => {
  expect(problemsOf(byName(name))).toEqual(expect.arrayContaining(problems))
})

test('every problem has an address and a status of its kind', () => {
  expect(problemType('page-taken')).toBe('urn:golden-book:problem:page-taken')
  expect(Object.entries(PROBLEMS).map(([code, { status }]) => [code, status])).toEqual([
    ['malformed', 400],
    ['not-found', 404],
    ['not-acceptable', 406],
    ['duplicate', 409],
    ['forbidden-step', 409],
    ['page-taken', 409],
    ['volume-full', 409],
    ['stale-version', 412],
    ['precondition-failed', 412],
    ['too-large', 413],
    ['unsupported-media-type', 415],
    ['invalid', 422],
    ['not-eligible', 422],
    ['key-reused', 422],
    ['version-required', 428],
    ['internal', 500],
    ['busy', 503],
  ])
})

test('a scope has its name in tokens', () => {
  expect(tokenScope('write')).toBe('golden-book/write')
})
