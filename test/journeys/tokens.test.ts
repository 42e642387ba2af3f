/** Tokens that no issuer of a stage would sign: forged ones, and those without a scope or a usable `sub`. */
import { createHmac } from 'node:crypto'
import { exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose'
import { routeKey, SCOPES, tokenScope } from '../../contract/route'
import { ROUTES } from '../../contract/catalogue'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'

let registry: LocalRegistry
beforeAll(async () => {
  registry = await startLocalRegistry()
})
afterAll(() => registry.stop())

const closed = ROUTES.filter(({ access }) => access !== 'none')

/** The status and the body of each route with a token. */
const answersTo = (token: string) =>
  Promise.all(
    closed.map(async (route) => {
      const { status, body } = await registry.send(route.method, route.path, { token })
      return [routeKey(route), status, body]
    }),
  )

test.each([
  ['no scope', ''],
  ['unknown scopes', 'golden-book/reader other/read read'],
])('every route with a token refuses one of %s with 403', async (_what, scope) => {
  const token = await registry.run.issuer.mint({ scope })
  expect(await answersTo(token)).toEqual(
    closed.map((route) => [routeKey(route), 403, { message: 'Forbidden' }]),
  )
})

describe('every route with a token refuses with 401', () => {
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = () => {
    const { issuer, audience } = registry.run.issuer
    const now = Math.floor(Date.now() / 1000)
    const [client] = audience
    return {
      iss: issuer,
      sub: client,
      client_id: client,
      scope: SCOPES.map(tokenScope).join(' '),
      iat: now,
      exp: now + 600,
    }
  }
  const kid = () => registry.run.issuer.publicKey.kid

  const forged: Readonly<Record<string, () => Promise<string>>> = {
    'a token without a signature': async () =>
      `${encoded({ alg: 'none', kid: kid() })}.${encoded(claims())}.`,
    'a token that another key has signed': async () => {
      const { privateKey } = await generateKeyPair('RS256')
      return new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: kid() }).sign(privateKey)
    },
    'a token that is signed with the public key as a secret': async () => {
      const key = await importJWK(registry.run.issuer.publicKey, 'RS256')
      const signed = `${encoded({ alg: 'HS256', kid: kid() })}.${encoded(claims())}`
      const secret = await exportSPKI(key as Parameters<typeof exportSPKI>[0])
      return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
    },
    'a token whose scopes were changed after the signature': async () => {
      const [header, , signature] = (await registry.run.issuer.mint({ scope: '' })).split('.')
      return `${header}.${encoded(claims())}.${signature}`
    },
  }

  test.each(Object.entries(forged))('%s', async (_what, make) => {
    const token = await make()
    expect(await answersTo(token)).toEqual(
      closed.map((route) => [routeKey(route), 401, { message: 'Unauthorized' }]),
    )
  })
})

test('refuses a token without a usable sub with 401', async () => {
  for (const subject of ['', 'x'.repeat(256), 'office\n', 'a\u202Eb']) {
    const token = await registry.run.issuer.mint({ subject, scope: 'golden-book/read' })
    const answer = await registry.send('GET', '/v1/visits', { token })
    expect(answer).toMatchObject({ status: 401, body: { message: 'Unauthorized' } })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
  }
})
