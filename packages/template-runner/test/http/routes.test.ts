import { checkRouteKey, isWellFormed, selectRoute } from '../../src/http/routes'

const keys = [
  'GET /v1/orders',
  'GET /v1/orders/{orderId}',
  'GET /v1/orders/today',
  'POST /v1/orders/{orderId}/status',
]

function selected(method: string, path: string, routes = keys) {
  const found = selectRoute(
    routes.map((key) => ({ key })),
    method,
    path,
  )
  return found && [found.route.key, found.parameters]
}

describe('selectRoute', () => {
  it.each([
    ['GET', '/v1/orders', ['GET /v1/orders', {}]],
    ['GET', '/v1/orders/1', ['GET /v1/orders/{orderId}', { orderId: '1' }]],
    ['GET', '/v1/orders/today', ['GET /v1/orders/today', {}]],
    ['GET', '/v1/orders/G%C3%BCl%2F1', ['GET /v1/orders/{orderId}', { orderId: 'Gül/1' }]],
    ['POST', '/v1/orders/1/status', ['POST /v1/orders/{orderId}/status', { orderId: '1' }]],
    ['POST', '/v1/orders', undefined],
    ['GET', '/v1/orders/', undefined],
    ['GET', '/v1/orders/1/status', undefined],
    ['GET', '/v1', undefined],
    ['GET', '/V1/orders', undefined],
  ])('%s %s', (method, path, route) => {
    expect(selected(method, path)).toEqual(route)
  })

  it.each([
    ['/', ['GET /', {}]],
    ['/about', ['GET /{page+}', { page: 'about' }]],
    ['/help/de/1/index.html', ['GET /{page+}', { page: 'help/de/1/index.html' }]],
    ['/help/', ['GET /{page+}', { page: 'help/' }]],
    ['/help/G%C3%BCl', ['GET /{page+}', { page: 'help/Gül' }]],
    ['/v1/orders', ['GET /v1/orders', {}]],
    ['/v1/orders/1', ['GET /v1/orders/{orderId}', { orderId: '1' }]],
    ['/v1/orders/1/lines/2', ['GET /v1/{rest+}', { rest: 'orders/1/lines/2' }]],
    ['/v1', ['GET /{page+}', { page: 'v1' }]],
    ['/a/b/c', ['GET /{one}/{two}/{three}', { one: 'a', two: 'b', three: 'c' }]],
  ])(
    'prefers a full match to a greedy one, and the longer path of two greedy ones: GET %s',
    (path, route) => {
      const greedy = ['GET /{page+}', 'GET /v1/{rest+}', 'GET /', 'GET /{one}/{two}/{three}', ...keys]
      expect(selected('GET', path, greedy)).toEqual(route)
    },
  )

  it('prefers a full match of variables to a greedy one with a literal', () => {
    expect(selected('GET', '/v1/x', ['GET /v1/{rest+}', 'GET /{one}/{two}'])).toEqual([
      'GET /{one}/{two}',
      { one: 'v1', two: 'x' },
    ])
  })

  it('has no greedy match for an empty rest of the path', () => {
    expect(selected('GET', '/', ['GET /{page+}'])).toBeUndefined()
    expect(selected('GET', '/v1/', ['GET /v1/{rest+}'])).toBeUndefined()
  })

  it('needs a path whose percent-encoding is valid UTF-8', () => {
    expect(isWellFormed('/v1/orders/%C3%BC')).toBe(true)
    expect(isWellFormed('/v1/orders/%C3')).toBe(false)
    expect(isWellFormed('/v1/orders/%zz')).toBe(false)
  })
})

describe('checkRouteKey', () => {
  it.each(['GET /', 'GET /v1/orders/{orderId}', 'GET /v1/files/{path+}', 'GET /{path+}'])(
    'accepts %s',
    (key) => {
      expect(() => checkRouteKey('Route', key)).not.toThrow()
    },
  )

  it.each(['$default', 'ANY /v1/any'])('rejects %s by name', (key) => {
    expect(() => checkRouteKey('Route', key)).toThrow(
      `Route: the template runner does not support the route key ${key};`,
    )
  })

  it('rejects a greedy variable before the last segment', () => {
    expect(() => checkRouteKey('Route', 'GET /{path+}/edit')).toThrow(
      'Route: a greedy variable must be the last segment, not as in GET /{path+}/edit; correct it.',
    )
  })

  it.each(['', 'GET', '$connect', 'GET v1'])('rejects "%s", which is malformed', (key) => {
    expect(() => checkRouteKey('Route', key)).toThrow(
      `Route: \`RouteKey\` must be a method and a path, not ${key};`,
    )
  })
})
