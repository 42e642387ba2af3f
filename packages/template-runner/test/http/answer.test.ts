import { answerOf, ownAnswer } from '../../src/http/answer'

function answered(result: unknown) {
  const answer = answerOf(JSON.stringify(result))
  return answer && { ...answer, body: answer.body.toString() }
}

describe('what a function answers', () => {
  it('is sent as it says, its header names in lower case', () => {
    expect(
      answered({ statusCode: 201, headers: { Location: '/a', 'Content-Type': 'text/x' }, body: 'ä' }),
    ).toEqual({ status: 201, headers: { location: '/a', 'content-type': 'text/x' }, body: 'ä' })
  })

  it('is plain text unless it says otherwise', () => {
    expect(answered({ statusCode: 200, body: 'a' })?.headers).toEqual({
      'content-type': 'text/plain;charset=UTF-8',
    })
  })

  it('is decoded when it says that it is base64', () => {
    expect(answered({ statusCode: 200, body: 'w6Q=', isBase64Encoded: true })?.body).toBe('ä')
  })

  it('sets each of its cookies', () => {
    expect(answered({ statusCode: 204, cookies: ['a=1', 'b=2'] })?.headers['set-cookie']).toEqual([
      'a=1',
      'b=2',
    ])
  })

  it('does not speak for the server', () => {
    expect(
      answered({ statusCode: 200, headers: { 'Content-Length': '5', Connection: 'x' } })?.headers,
    ).toEqual({
      'content-type': 'text/plain;charset=UTF-8',
    })
  })

  it('is the body of a 200 when it has no status', () => {
    const headers = { 'content-type': 'application/json' }
    expect(answered({ id: 1 })).toEqual({ status: 200, headers, body: '{"id":1}' })
    expect(answered('text')).toEqual({ status: 200, headers, body: 'text' })
  })

  it.each([
    ['a status that is none', { statusCode: 'ok' }],
    ['a status beyond HTTP', { statusCode: 99 }],
    ['a body that is no text', { statusCode: 200, body: { id: 1 } }],
    ['headers that are a text', { statusCode: 200, headers: 'x' }],
  ])('is none when it is %s', (_, result) => {
    expect(answered(result)).toBeUndefined()
  })
})

it('says what API Gateway says by itself in its own form', () => {
  expect(ownAnswer(404)).toMatchObject({ status: 404, headers: { 'content-type': 'application/json' } })
  expect(ownAnswer(404).body.toString()).toBe('{"message":"Not Found"}')
})
