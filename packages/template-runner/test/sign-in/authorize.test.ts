import type { Run } from '../../src/run'
import {
  authorizationQuery,
  authorize,
  choose,
  codeFor,
  cookieOf,
  outputOf,
  redirectParameters,
  startSignInRun,
  visit,
} from '../support/sign-in-run'
import { stopRuns } from '../support/small-run'

let run: Run

beforeAll(async () => {
  run = await startSignInRun()
})

afterAll(stopRuns)

describe('the page on which a person chooses a user', () => {
  it('has a button for each user, in a form without scripts', async () => {
    const response = await authorize(run)
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain(`form-action 'self' ${run.url};`)
    const html = await response.text()
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<h1>Choose who signs in</h1>')
    expect(html.match(/<button name="username" value="(\w+)">/g)).toHaveLength(2)
    expect(html).toContain('Clerks of the orders')
    expect(html).toContain('Groups: clerks')
    expect(html).not.toContain('<script')
  })

  it('escapes names, groups and the query', async () => {
    const hostile = `"><script>alert('1')</script>&amp;`
    const hostileRun = await startSignInRun({
      users: [{ username: hostile, name: hostile, groups: [hostile] }],
      change: (resources) => Object.assign(resources['Managers']!.Properties!, { GroupName: hostile }),
    })
    const html = await (
      await visit(hostileRun, `/oauth2/authorize?${authorizationQuery(hostileRun)}&x="><b>`)
    ).text()
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<b>')
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;')
    expect(redirectParameters(await choose(hostileRun, hostile))).toMatchObject({ state: 'a state' })
  })

  it('says what to do when the user pool has no user', async () => {
    const empty = await startSignInRun({ users: [] })
    expect(await (await authorize(empty)).text()).toContain('The user pool has no user: add a group')
  })

  it('redirects with a code and the state after the choice, and starts a session', async () => {
    const response = await choose(run, 'managers')
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toMatch(`${run.url}/signed-in?`)
    expect(redirectParameters(response)).toEqual({ code: expect.any(String), state: 'a state' })
    expect(response.headers.get('set-cookie')).toMatch(
      /^cognito-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=3600$/,
    )
  })

  it('keeps the query of the client’s address', async () => {
    const response = await choose(run, 'clerks', { redirect_uri: 'https://app.example/in?a=b' })
    expect(redirectParameters(response)).toEqual({ a: 'b', code: expect.any(String), state: 'a state' })
  })

  it('rejects an unknown user', async () => {
    expect((await choose(run, 'somebody')).status).toBe(400)
  })

  it('rejects a form that another site sends', async () => {
    const init = { method: 'POST', body: new URLSearchParams({ username: 'clerks' }) }
    const send = async (origin: string) =>
      await visit(run, `/login?${authorizationQuery(run)}`, { ...init, headers: { origin } })
    expect((await send('https://other.example')).status).toBe(403)
    expect((await send('null')).status).toBe(403)
    expect((await send(run.signInUrl ?? '')).status).toBe(302)
  })
})

describe('a session', () => {
  it('gives a code without the page, unless the request has prompt=login', async () => {
    const cookie = `other=1; ${cookieOf(await choose(run, 'clerks'))}`
    expect(redirectParameters(await authorize(run, {}, cookie))).toMatchObject({ state: 'a state' })
    expect((await authorize(run, { prompt: 'login' }, cookie)).status).toBe(200)
  })

  it('ends after an hour', async () => {
    const own = await startSignInRun()
    const cookie = cookieOf(await choose(own, 'clerks'))
    own.clock.moveBy(59 * 60 * 1000)
    expect((await authorize(own, {}, cookie)).status).toBe(302)
    own.clock.moveBy(60 * 1000)
    expect((await authorize(own, {}, cookie)).status).toBe(200)
  })

  it('is required by prompt=none', async () => {
    const response = await authorize(run, { prompt: 'none' })
    expect(redirectParameters(response)).toEqual({ error: 'login_required', state: 'a state' })
  })

  it('ends at the logout, which redirects to an address of the client', async () => {
    const cookie = cookieOf(await choose(run, 'clerks'))
    const query = new URLSearchParams({
      client_id: outputOf(run, 'Browser'),
      logout_uri: `${run.url}/signed-out`,
    })
    const response = await visit(run, `/logout?${query.toString()}`, { headers: { cookie } })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe(`${run.url}/signed-out`)
    expect(response.headers.get('set-cookie')).toMatch(/^cognito-\d+=; .*Max-Age=0$/)
    expect((await authorize(run, {}, cookie)).status).toBe(200)
  })

  it.each([
    ['another address', { logout_uri: 'https://other.example/' }],
    ['no address', {}],
    ['an unknown client', { client_id: 'unknown' }],
  ])('does not end at a logout with %s', async (_, changes) => {
    const cookie = cookieOf(await choose(run, 'clerks'))
    const query = new URLSearchParams({ client_id: outputOf(run, 'Browser'), ...changes })
    expect((await visit(run, `/logout?${query.toString()}`, { headers: { cookie } })).status).toBe(400)
    expect((await authorize(run, {}, cookie)).status).toBe(302)
  })
})

describe('an invalid authorization request', () => {
  it.each([
    ['an unknown client', { client_id: 'unknown' }],
    ['no client', { client_id: undefined }],
    ['another address', { redirect_uri: 'https://other.example/in' }],
    ['a longer address', { redirect_uri: 'https://app.example/in?a=b&c=d' }],
    ['no address', { redirect_uri: undefined }],
  ])('is not redirected with %s', async (_, changes) => {
    for (const response of [await authorize(run, changes), await choose(run, 'clerks', changes)]) {
      expect(response.status).toBe(400)
      expect(response.headers.get('location')).toBeNull()
      expect(await response.text()).toContain('Sign-in is not possible')
    }
  })

  it.each([
    ['invalid_request', { response_type: undefined }],
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_scope', { scope: 'openid small/admin' }],
    ['invalid_request', { code_challenge: undefined }],
    ['invalid_request', { code_challenge: 'short' }],
    ['invalid_request', { code_challenge_method: undefined }],
    ['invalid_request', { code_challenge_method: 'plain' }],
  ])('is redirected with %s (case %#)', async (error, changes) => {
    for (const response of [await authorize(run, changes), await choose(run, 'clerks', changes)]) {
      expect(response.status).toBe(302)
      const parameters = { error, error_description: expect.any(String), state: 'a state' }
      expect(redirectParameters(response)).toEqual(parameters)
    }
  })

  it('is redirected when a parameter is repeated', async () => {
    const response = await visit(run, `/oauth2/authorize?${authorizationQuery(run)}&scope=openid`)
    expect(redirectParameters(response)).toMatchObject({ error: 'invalid_request' })
  })

  it('is redirected for a client without the code flow', async () => {
    const response = await authorize(run, { client_id: outputOf(run, 'Machine') })
    expect(redirectParameters(response)).toMatchObject({ error: 'unauthorized_client' })
  })
})

describe('the server', () => {
  it('has no other page, and no other method', async () => {
    expect((await visit(run, '/signup')).status).toBe(404)
    const response = await visit(run, '/oauth2/token')
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST, OPTIONS')
    expect((await visit(run, '/login', { method: 'POST', body: 'x'.repeat(70_000) })).status).toBe(413)
  })

  it('gives every code once', async () => {
    expect(await codeFor(run)).not.toBe(await codeFor(run))
  })
})
