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

  it('needs a path whose percent-encoding is valid UTF-8', () => {
    expect(isWellFormed('/v1/orders/%C3%BC')).toBe(true)
    expect(isWellFormed('/v1/orders/%C3')).toBe(false)
    expect(isWellFormed('/v1/orders/%zz')).toBe(false)
  })
})

describe('checkRouteKey', () => {
  it.each(['GET /', 'GET /v1/orders/{orderId}'])('accepts %s', (key) => {
    expect(() => checkRouteKey('Route', key)).not.toThrow()
  })

  it.each(['$default', 'ANY /v1/any', 'GET /v1/files/{path+}'])('rejects %s by name', (key) => {
    expect(() => checkRouteKey('Route', key)).toThrow(
      `Route: the template runner does not support the route key ${key};`,
    )
  })

  it.each(['', 'GET', '$connect', 'GET v1'])('rejects "%s", which is malformed', (key) => {
    expect(() => checkRouteKey('Route', key)).toThrow(
      `Route: \`RouteKey\` must be a method and a path, not ${key};`,
    )
  })
})
