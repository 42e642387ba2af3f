import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod/mini'
import { PROBLEMS, problemType } from '../../contract/problems'
import { RESOURCES, ROUTES } from '../../contract/catalogue'
import {
  isConditional,
  problemsOf,
  routeKey,
  SCOPES,
  scopesOf,
  throttleOf,
  tokenScope,
  type Route,
} from '../../contract/route'

const byName = (name: string): Route => {
  const route = ROUTES.find((candidate) => candidate.name === name)
  if (!route) throw new Error(`There is no route ${name}.`)
  return route
}

/** The roles of each route as the committed table of roles has them, by the answer to the role. */
const committedRoles = new Map(
  readFileSync(join(__dirname, '../journeys/roles.txt'), 'utf8')
    .split('\n\n')
    .flatMap((group) => {
      const lines = group.trimEnd().split('\n')
      const outcomes = lines.filter((line) => line.startsWith('  ')).map((line) => line.trim().split(': '))
      const roles = Object.fromEntries(outcomes.map(([outcome, names = '']) => [outcome, names.split(', ')]))
      return lines.filter((line) => !line.startsWith('  ')).map((key) => [key, roles] as const)
    }),
)

describe('the routes', () => {
  test('are those of the committed table of roles, each named once; otherwise run npm run roles', () => {
    expect(ROUTES.map(routeKey).toSorted()).toEqual([...committedRoles.keys()].toSorted())
    expect(new Set(ROUTES.map(({ name }) => name)).size).toBe(ROUTES.length)
  })

  test.each(ROUTES.map((route) => [routeKey(route), route] as const))(
    '%s needs a scope that the committed table of roles allows',
    (key, route) => {
      const { 401: withoutToken = [], 403: refused = [] } = committedRoles.get(key) ?? {}
      const scopes = scopesOf(route)
      expect(withoutToken).toEqual(route.access === 'none' ? [] : ['no token'])
      expect(SCOPES.filter((scope) => refused.includes(scope))).toEqual(
        SCOPES.filter((scope) => route.access !== 'none' && !scopes.includes(scope)),
      )
    },
  )
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
    const changes =
      route.method === 'PATCH' ||
      /\/(status|corrections?|voiding|volumes|recomposition|approval|issue|retraction)$/.test(route.path)
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
    ['stale-facts', 409],
    ['four-eyes', 409],
    ['confidential', 409],
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
