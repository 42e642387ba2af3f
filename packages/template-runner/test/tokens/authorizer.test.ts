import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { importJWK, exportSPKI, type JWK } from 'jose'
import { DataFolder } from '../../src/data/data-folder'
import { type Authorizer, authorizerOf, type TokenRequirements } from '../../src/tokens/authorizer'
import { type Issuer, openIssuer } from '../../src/tokens/issuer'
import { newFolder, removeFolders } from '../support/temporary-folder'

const requirements: TokenRequirements = {
  issuer: 'https://issuer.example',
  audience: ['office', 'press'],
  scopes: ['shop/read', 'shop/write'],
}
const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 })

let issuer: Issuer
let authorize: Authorizer
let spki: string

beforeAll(async () => {
  issuer = await openIssuer(new DataFolder(newFolder()), requirements.issuer, requirements.audience)
  authorize = await authorizerOf(issuer.publicKey)
  spki = await exportSPKI((await importJWK(issuer.publicKey, 'RS256')) as never)
})

afterAll(removeFolders)

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = (): number => Math.floor(Date.now() / 1000)

function claims(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const now = seconds()
  return {
    iss: requirements.issuer,
    sub: 'office',
    client_id: 'office',
    token_use: 'access',
    scope: 'shop/read',
    iat: now,
    exp: now + 60,
    ...changes,
  }
}

/** A token with the signature of a foreign key. */
function forged(
  header: Record<string, unknown>,
  payload = claims(),
  key: KeyObject = foreignKey.privateKey,
): string {
  const signed = `${encoded(header)}.${encoded(payload)}`
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}

function unsigned(alg: string): string {
  return `${encoded({ alg, kid: issuer.publicKey.kid })}.${encoded(claims())}.`
}

function byHmac(secret: string): string {
  const signed = `${encoded({ alg: 'HS256', kid: issuer.publicKey.kid })}.${encoded(claims())}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

describe('a token of the issuer', () => {
  it.each([
    ['after Bearer', (token: string) => `Bearer ${token}`],
    ['after bearer in lower case', (token: string) => `bearer ${token}`],
    ['alone', (token: string) => token],
  ])('is accepted %s', async (_, headerOf) => {
    const token = await issuer.mint({ scope: 'shop/write other' })
    expect(await authorize(headerOf(token), requirements)).toMatchObject({
      allowed: true,
      scopes: ['shop/write', 'other'],
      claims: { client_id: 'office', token_use: 'access', iss: requirements.issuer, version: 2 },
    })
  })

  it('is accepted on a route without scopes', async () => {
    const token = await issuer.mint({ scope: '' })
    expect(await authorize(token, { ...requirements, scopes: [] })).toMatchObject({ allowed: true })
  })

  it.each(['', 'other', 'shop', 'shop/reader', 'SHOP/READ', 'shop/read,shop/write'])(
    'is denied with 403 for the scope "%s"',
    async (scope) => {
      const decision = await authorize(`Bearer ${await issuer.mint({ scope })}`, requirements)
      expect(decision).toMatchObject({ allowed: false, status: 403 })
      expect(decision).toHaveProperty('challenge', expect.stringContaining('insufficient_scope'))
    },
  )

  it.each([
    ['another issuer', { issuer: 'https://other.example' }],
    ['another audience', { audience: ['other'] }],
  ])('is rejected when the route requires %s', async (_, changes) => {
    const token = await issuer.mint({ scope: 'shop/read' })
    expect(await authorize(token, { ...requirements, ...changes })).toMatchObject({
      allowed: false,
      status: 401,
    })
  })
})

describe('a forged token', () => {
  const kid = (): string => issuer.publicKey.kid ?? ''
  const ownKey = (): JWK => foreignKey.publicKey.export({ format: 'jwk' })
  const tokens: [string, () => string][] = [
    ['nothing', () => ''],
    ['Bearer without a token', () => 'Bearer '],
    ['another scheme', () => 'Basic b2ZmaWNlOnNlY3JldA=='],
    ['malformed parts', () => 'Bearer x.y.z'],
    ['alg none', () => unsigned('none')],
    ['alg None', () => unsigned('None')],
    ['no signature', () => unsigned('RS256')],
    ['HS256 with the public key as PEM', () => byHmac(spki)],
    ['HS256 with the public key as JWK', () => byHmac(JSON.stringify(issuer.publicKey))],
    ['HS256 with an empty secret', () => byHmac('')],
    ['another key under the issuer’s kid', () => forged({ alg: 'RS256', kid: kid() })],
    ['no kid', () => forged({ alg: 'RS256' })],
    ['an unknown kid', () => forged({ alg: 'RS256', kid: 'unknown' })],
    ['a kid like a path', () => forged({ alg: 'RS256', kid: '../../../dev/null' })],
    ['a kid like SQL', () => forged({ alg: 'RS256', kid: "' OR '1'='1" })],
    ['its own jwk', () => forged({ alg: 'RS256', kid: kid(), jwk: ownKey() })],
    ['a jku', () => forged({ alg: 'RS256', kid: kid(), jku: 'http://127.0.0.1:9/keys' })],
    ['an x5u', () => forged({ alg: 'RS256', kid: kid(), x5u: 'http://127.0.0.1:9/cert' })],
    ['a critical header', () => forged({ alg: 'RS256', kid: kid(), crit: ['b64'], b64: false })],
    ['twelve kilobytes', () => `Bearer ${'a'.repeat(12_000)}`],
    ['two tokens', () => `${forged({ alg: 'RS256' })}, ${forged({ alg: 'RS256' })}`],
  ]

  it.each(tokens)('is rejected: %s', async (_, token) => {
    const decision = await authorize(token(), requirements)
    expect(decision).toMatchObject({ allowed: false, status: 401 })
    expect(decision).toHaveProperty('challenge', expect.stringMatching(/^Bearer/))
  })

  it('is rejected without a header', async () => {
    expect(await authorize(undefined, requirements)).toEqual({
      allowed: false,
      status: 401,
      challenge: 'Bearer',
    })
  })

  it('is rejected with claims that were changed after signing', async () => {
    const [header, , signature] = (await issuer.mint({ scope: 'shop/read' })).split('.')
    const token = `${header}.${encoded(claims({ scope: 'shop/write' }))}.${signature}`
    expect(await authorize(token, requirements)).toMatchObject({ allowed: false, status: 401 })
  })
})

describe('a token with the issuer’s signature', () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const publicKey = { ...(key.publicKey.export({ format: 'jwk' }) as JWK), kid: 'current' }
  const header = { alg: 'RS256', kid: 'current' }

  async function decisionOn(payload: Record<string, unknown>, head: Record<string, unknown> = header) {
    return await (
      await authorizerOf(publicKey)
    )(forged(head, payload, key.privateKey), requirements)
  }

  it.each([
    ['without an issuer', { iss: undefined }],
    ['with two issuers', { iss: [requirements.issuer, 'x'] }],
    ['without exp', { exp: undefined }],
    ['with exp that is no number', { exp: 'tomorrow' }],
    ['that has expired', { exp: 1 }],
    ['that is not valid yet', { nbf: seconds() + 600 }],
    ['that was issued in the future', { iat: seconds() + 600 }],
    ['for no client', { client_id: undefined }],
    ['for another client', { client_id: 'other' }],
    ['for another audience, but the right client', { aud: 'other' }],
  ])('is rejected: %s', async (_, changes) => {
    expect(await decisionOn(claims(changes))).toMatchObject({ allowed: false, status: 401 })
  })

  it('is rejected with another kid', async () => {
    expect(await decisionOn(claims(), { alg: 'RS256', kid: 'other' })).toMatchObject({ status: 401 })
  })

  it.each([
    ['its aud is in the audience', { aud: 'press', client_id: undefined }],
    ['one of its aud is in the audience', { aud: ['other', 'press'] }],
    ['its scopes are in scp', { scope: undefined, scp: ['shop/read'] }],
  ])('is accepted when %s', async (_, changes) => {
    expect(await decisionOn(claims(changes))).toMatchObject({ allowed: true })
  })
})
