import { isWellFormed, selectRoute } from '../../src/http/routes'

const keys = [
  'GET /v1/visits',
  'GET /v1/visits/{visitId}',
  'GET /v1/visits/today',
  'POST /v1/visits/{visitId}/status',
  'GET /v1/files/{path+}',
  'ANY /v1/any',
  'GET /v1/any',
]

function selected(method: string, path: string, routes = keys) {
  const found = selectRoute(
    routes.map((key) => ({ key })),
    method,
    path,
  )
  return found && [found.route.key, found.parameters]
}

describe('the route of a request', () => {
  it.each([
    ['GET', '/v1/visits', ['GET /v1/visits', {}]],
    ['GET', '/v1/visits/1', ['GET /v1/visits/{visitId}', { visitId: '1' }]],
    ['GET', '/v1/visits/today', ['GET /v1/visits/today', {}]],
    ['GET', '/v1/visits/G%C3%BCl%2F1', ['GET /v1/visits/{visitId}', { visitId: 'Gül/1' }]],
    ['POST', '/v1/visits/1/status', ['POST /v1/visits/{visitId}/status', { visitId: '1' }]],
    ['GET', '/v1/files/a/b', ['GET /v1/files/{path+}', { path: 'a/b' }]],
    ['GET', '/v1/any', ['GET /v1/any', {}]],
    ['PUT', '/v1/any', ['ANY /v1/any', {}]],
    ['POST', '/v1/visits', undefined],
    ['GET', '/v1/visits/', undefined],
    ['GET', '/v1/visits/1/status', undefined],
    ['GET', '/v1', undefined],
    ['GET', '/V1/visits', undefined],
  ])('%s %s', (method, path, route) => {
    expect(selected(method, path)).toEqual(route)
  })

  it('is $default when there is one and no other fits', () => {
    expect(selected('GET', '/nowhere', [...keys, '$default'])).toEqual(['$default', {}])
    expect(selected('GET', '/v1/visits', ['$default', ...keys])).toEqual(['GET /v1/visits', {}])
  })

  it('is not looked for when the path is no encoded UTF-8', () => {
    expect(isWellFormed('/v1/visits/%C3%BC')).toBe(true)
    expect(isWellFormed('/v1/visits/%C3')).toBe(false)
    expect(isWellFormed('/v1/visits/%zz')).toBe(false)
  })
})
