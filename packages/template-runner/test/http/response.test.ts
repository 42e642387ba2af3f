import { gatewayResponse, responseOf } from '../../src/http/response'

function read(result: unknown) {
  const response = responseOf(JSON.stringify(result))
  return response && { ...response, body: response.body.toString() }
}

describe('a function’s response', () => {
  it('has its status, its body, and its headers in lower case', () => {
    expect(
      read({ statusCode: 201, headers: { Location: '/a', 'Content-Type': 'text/x' }, body: 'ä' }),
    ).toEqual({ status: 201, headers: { location: '/a', 'content-type': 'text/x' }, body: 'ä' })
  })

  it('is plain text by default', () => {
    expect(read({ statusCode: 200, body: 'a' })?.headers).toEqual({
      'content-type': 'text/plain;charset=UTF-8',
    })
  })

  it('is decoded from base64', () => {
    expect(read({ statusCode: 200, body: 'w6Q=', isBase64Encoded: true })?.body).toBe('ä')
  })

  it('sets its cookies', () => {
    expect(read({ statusCode: 204, cookies: ['a=1', 'b=2'] })?.headers['set-cookie']).toEqual(['a=1', 'b=2'])
  })

  it('does not set headers of the server', () => {
    expect(read({ statusCode: 200, headers: { 'Content-Length': '5', Connection: 'x' } })?.headers).toEqual({
      'content-type': 'text/plain;charset=UTF-8',
    })
  })

  it('is the body of a 200 response without statusCode', () => {
    const headers = { 'content-type': 'application/json' }
    expect(read({ id: 1 })).toEqual({ status: 200, headers, body: '{"id":1}' })
    expect(read('text')).toEqual({ status: 200, headers, body: 'text' })
  })

  it.each([
    ['a status that is no number', { statusCode: 'ok' }],
    ['a status outside HTTP', { statusCode: 99 }],
    ['a body that is no string', { statusCode: 200, body: { id: 1 } }],
    ['headers that are a string', { statusCode: 200, headers: 'x' }],
  ])('is invalid with %s', (_, result) => {
    expect(read(result)).toBeUndefined()
  })
})

it('gatewayResponse has API Gateway’s message', () => {
  expect(gatewayResponse(404)).toMatchObject({ status: 404, headers: { 'content-type': 'application/json' } })
  expect(gatewayResponse(404).body.toString()).toBe('{"message":"Not Found"}')
})
