/** Roles: what a client with each set of scopes may ask of each route, as `roles.txt` has it. `npm run roles` writes it. */
import { createHmac } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose'
import { READ_SCOPES, routeKey, SCOPES, tokenScope, type Route, type Scope } from '../../contract/route'
import { ROUTES } from '../../contract/catalogue'
import { sendRequest, startRegistry, type Registry } from '../support/registry'
import { cellOf, printed, type SendAs } from './roles/table'
import { recordThings, type Things } from './roles/things'

let registry: Registry
let things: Things

beforeAll(async () => {
  registry = await startRegistry()
  things = await recordThings(registry)
})
afterAll(async () => {
  await registry.stop()
  await things.close()
})

const scopesIn = (scopes: readonly Scope[]): string => scopes.map(tokenScope).join(' ')

/** Sets of scopes by the name of the role; without one, there is no token. */
const ROLES: Readonly<Record<string, string | undefined>> = {
  'no token': undefined,
  'no scope': '',
  'unknown scope': 'golden-book/reader other/read read',
  ...Object.fromEntries(SCOPES.map((scope) => [scope, tokenScope(scope)])),
  'read + read.press': scopesIn(['read', 'read.press']),
  'read + read.public': scopesIn(['read', 'read.public']),
  'read.press + read.public': scopesIn(['read.press', 'read.public']),
  'read + read.press + read.public': scopesIn(READ_SCOPES),
  'read.public + write': scopesIn(['read.public', 'write']),
  'read + write + book': scopesIn(['read', 'write', 'book']),
  everything: scopesIn(SCOPES),
}

/** Asks as a client of a role, which is another one for each role. */
async function sendAs(role: string): Promise<SendAs> {
  const scope = ROLES[role]
  const token = scope === undefined ? undefined : await registry.run.issuer.mint({ scope, subject: role })
  return (method, path, body) =>
    sendRequest(registry.run.url, method, path, {
      headers: { 'if-match': '*' },
      ...(token === undefined ? {} : { token }),
      ...(body ? { body } : {}),
    })
}

test('answers each role at each route as the table says', async () => {
  const cells = new Map<Route, Map<string, string>>(ROUTES.map((route) => [route, new Map()]))
  for (const role of Object.keys(ROLES)) {
    const asRole = await sendAs(role)
    for (const route of ROUTES) cells.get(route)?.set(role, await cellOf(route, asRole, things))
  }
  const file = join(__dirname, 'roles.txt')
  if (process.env['WRITE_ROLES'] === 'true') writeFileSync(file, printed(cells))
  expect(printed(cells)).toBe(readFileSync(file, 'utf8'))
})

describe('every route with a token refuses', () => {
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = () => {
    const { issuer, audience } = registry.run.issuer
    const now = Math.floor(Date.now() / 1000)
    const [client] = audience
    return { iss: issuer, sub: client, client_id: client, scope: scopesIn(SCOPES), iat: now, exp: now + 600 }
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
    const closed = ROUTES.filter(({ access }) => access !== 'none')
    const answers = await Promise.all(
      closed.map(async (route) => {
        const { status, body } = await registry.send(route.method, route.path, { token })
        return [routeKey(route), status, body]
      }),
    )
    expect(answers).toEqual(closed.map((route) => [routeKey(route), 401, { message: 'Unauthorized' }]))
  })
})
