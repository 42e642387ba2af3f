import { importJWK, jwtVerify } from 'jose'
import type { Run } from '../../src/run'
import {
  challenge,
  claimsOf,
  codeFor,
  outputOf,
  postToken,
  redeem,
  refresh,
  startSignInRun,
  type Tokens,
  tokensFor,
  visit,
} from '../support/sign-in-run'
import { postThing, request, stopRuns } from '../support/small-run'

let run: Run

beforeAll(async () => {
  run = await startSignInRun()
})

afterAll(stopRuns)

async function errorOf(response: Response): Promise<unknown> {
  return { status: response.status, ...((await response.json()) as object) }
}

const invalidGrant = { status: 400, error: 'invalid_grant', error_description: expect.any(String) }

describe('the tokens for a code', () => {
  it('have the claims of Cognito, signed with the key of the run', async () => {
    const before = Math.floor(Date.now() / 1000)
    const response = await redeem(run, await codeFor(run))
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const tokens = (await response.json()) as Tokens
    expect(tokens).toMatchObject({ expires_in: 600, token_type: 'Bearer' })
    const key = await importJWK(run.issuer.publicKey, 'RS256')
    const access = (await jwtVerify(tokens.access_token, key)).payload
    const id = (await jwtVerify(tokens.id_token, key)).payload
    const { sub } = run.users[0]!
    const shared = {
      sub,
      iss: outputOf(run, 'Issuer'),
      'cognito:groups': ['clerks'],
      auth_time: expect.any(Number),
      iat: expect.any(Number),
      exp: expect.any(Number),
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    }
    expect(access).toEqual({
      ...shared,
      client_id: outputOf(run, 'Browser'),
      token_use: 'access',
      scope: 'openid small/read',
      username: 'clerks',
      version: 2,
    })
    expect(id).toEqual({
      ...shared,
      aud: outputOf(run, 'Browser'),
      token_use: 'id',
      nonce: 'a nonce',
      name: 'Clerks of the orders',
      'cognito:username': 'clerks',
    })
    expect(access.iat).toBeGreaterThanOrEqual(before)
    expect([access.exp, id.exp]).toEqual([(access.iat ?? 0) + 600, (id.iat ?? 0) + 1200])
  })

  it('are accepted by the API, with their scopes', async () => {
    const { access_token: token } = await tokensFor(run)
    const headers = { authorization: `Bearer ${token}` }
    await postThing(run, 'one')
    expect((await request(run, 'GET', '/things/one', { headers })).status).toBe(200)
    expect((await request(run, 'POST', '/things', { headers, body: '{"id":"two"}' })).status).toBe(403)
  })

  it('have all scopes of the client when the request has none', async () => {
    const { access_token: token } = await tokensFor(run, 'managers', { scope: undefined })
    expect(claimsOf(token)['scope']).toBe('openid small/read small/write')
  })

  it('have no id token without the scope openid', async () => {
    const tokens = await tokensFor(run, 'clerks', { scope: 'small/read' })
    expect(Object.keys(tokens).toSorted()).toEqual([
      'access_token',
      'expires_in',
      'refresh_token',
      'token_type',
    ])
  })

  it('are issued once', async () => {
    const code = await codeFor(run)
    expect((await redeem(run, code)).status).toBe(200)
    expect(await errorOf(await redeem(run, code))).toEqual(invalidGrant)
  })

  it.each([
    ['another verifier', { code_verifier: 'another-verifier-of-more-than-forty-three-characters' }],
    ['the challenge as verifier', { code_verifier: challenge }],
    ['no verifier', { code_verifier: undefined }],
    ['another address', { redirect_uri: 'https://app.example/in?a=b' }],
    ['no address', { redirect_uri: undefined }],
  ])('are not issued for %s, and the code is invalid afterwards', async (_, changes) => {
    const code = await codeFor(run)
    expect(await errorOf(await redeem(run, code, changes))).toEqual(invalidGrant)
    expect(await errorOf(await redeem(run, code))).toEqual(invalidGrant)
  })

  it('are not issued after five minutes', async () => {
    const own = await startSignInRun()
    const code = await codeFor(own)
    own.clock.moveBy(5 * 60 * 1000)
    expect(await errorOf(await redeem(own, code))).toEqual(invalidGrant)
  })

  it.each([
    ['invalid_request', { grant_type: undefined }],
    ['invalid_request', { code: undefined }],
    ['unsupported_grant_type', { grant_type: 'password' }],
    ['invalid_client', { client_id: 'unknown' }],
    ['invalid_client', { client_id: undefined }],
  ])('are refused with %s (case %#)', async (error, changes) => {
    expect(await errorOf(await redeem(run, 'code', changes))).toEqual({
      status: 400,
      error,
      error_description: expect.any(String),
    })
  })

  it('are refused for a body of another type', async () => {
    const response = await visit(run, '/oauth2/token', { method: 'POST', body: '{}' })
    expect(await errorOf(response)).toMatchObject({ status: 400, error: 'invalid_request' })
  })

  it('are available to browser apps of every origin', async () => {
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST' }
    const response = await visit(run, '/oauth2/token', { method: 'OPTIONS', headers })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-methods')).toBe('POST')
  })
})

describe('a refresh token', () => {
  it('is replaced when the client has rotation, and stays valid for the grace period', async () => {
    const own = await startSignInRun()
    const first = await tokensFor(own)
    const second = (await (await refresh(own, first.refresh_token)).json()) as Tokens
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(claimsOf(second.access_token)['auth_time']).toBe(claimsOf(first.access_token)['auth_time'])
    expect(claimsOf(second.id_token)).not.toHaveProperty('nonce')
    expect((await refresh(own, first.refresh_token)).status).toBe(200)
    own.clock.moveBy(10_000)
    expect(await errorOf(await refresh(own, first.refresh_token))).toEqual(invalidGrant)
    expect((await refresh(own, second.refresh_token)).status).toBe(200)
  })

  it('expires with the first one of its chain', async () => {
    const own = await startSignInRun()
    const first = await tokensFor(own)
    own.clock.moveBy(110 * 60 * 1000)
    const second = (await (await refresh(own, first.refresh_token)).json()) as Tokens
    own.clock.moveBy(10 * 60 * 1000)
    expect(await errorOf(await refresh(own, second.refresh_token))).toEqual(invalidGrant)
  })

  it('is unknown to another client', async () => {
    const { refresh_token: token } = await tokensFor(run)
    const headers = { authorization: basic(outputOf(run, 'Confidential'), outputOf(run, 'Secret')) }
    const form = { client_id: undefined, grant_type: 'refresh_token', refresh_token: token }
    expect(await errorOf(await postToken(run, form, headers))).toEqual(invalidGrant)
  })
})

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

describe('a confidential client', () => {
  const own = () => ({ client_id: outputOf(run, 'Confidential') })
  const headers = () => ({ authorization: basic(own().client_id, outputOf(run, 'Secret')) })
  const form = (code: string) => ({
    client_id: undefined,
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${run.url}/signed-in`,
  })

  it('authenticates by HTTP Basic, needs no PKCE, and keeps its refresh token without rotation', async () => {
    const code = await codeFor(run, 'clerks', {
      ...own(),
      code_challenge: undefined,
      code_challenge_method: undefined,
    })
    const tokens = (await (await postToken(run, form(code), headers())).json()) as Tokens
    expect(claimsOf(tokens.access_token)['client_id']).toBe(own().client_id)
    expect(tokens.expires_in).toBe(3600)
    const refreshForm = {
      client_id: undefined,
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    }
    for (let count = 0; count < 2; count += 1) {
      const response = await postToken(run, refreshForm, headers())
      expect(response.status).toBe(200)
      expect(await response.json()).not.toHaveProperty('refresh_token')
    }
  })

  it('must prove its challenge', async () => {
    const code = await codeFor(run, 'clerks', own())
    expect(await errorOf(await postToken(run, form(code), headers()))).toEqual(invalidGrant)
  })

  it.each([
    ['a wrong secret', () => basic(own().client_id, 'wrong')],
    ['an unknown client', () => basic('unknown', 'wrong')],
    ['a secret for the public client', () => basic(outputOf(run, 'Browser'), 'wrong')],
    ['another scheme', () => 'Bearer x'],
  ])('is refused with 401 for %s', async (_, authorization) => {
    const response = await postToken(run, form('code'), { authorization: authorization() })
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic /)
    expect(await errorOf(response)).toMatchObject({ status: 401, error: 'invalid_client' })
  })

  it('is refused with 400 without its secret', async () => {
    const response = await postToken(run, { ...form('code'), ...own() })
    expect(await errorOf(response)).toMatchObject({ status: 400, error: 'invalid_client' })
  })
})
