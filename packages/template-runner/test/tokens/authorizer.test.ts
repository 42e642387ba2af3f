import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { importJWK, exportSPKI, type JWK } from 'jose'
import { type Authorizer, authorizerOf, type Demands } from '../../src/tokens/authorizer'
import { type Issuer, openIssuer } from '../../src/tokens/issuer'
import { newFolder, removeFolders } from '../assembly-fixture'

const demands: Demands = {
  issuer: 'https://issuer.example',
  audience: ['office', 'press'],
  scopes: ['book/read', 'book/write'],
}
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })

let issuer: Issuer
let authorize: Authorizer
let spki: string

beforeAll(async () => {
  issuer = await openIssuer(newFolder(), demands.issuer, demands.audience)
  authorize = await authorizerOf(issuer.publicKey)
  spki = await exportSPKI((await importJWK(issuer.publicKey, 'RS256')) as never)
})

afterAll(removeFolders)

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = (): number => Math.floor(Date.now() / 1000)

function claims(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const now = seconds()
  return {
    iss: demands.issuer,
    sub: 'office',
    client_id: 'office',
    token_use: 'access',
    scope: 'book/read',
    iat: now,
    exp: now + 60,
    ...changes,
  }
}

/** A token signed by a key of the forger's own. */
function forged(
  header: Record<string, unknown>,
  payload = claims(),
  key: KeyObject = stranger.privateKey,
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
    ['after bearer in small letters', (token: string) => `bearer ${token}`],
    ['alone', (token: string) => token],
  ])('is let in %s', async (_, written) => {
    const token = await issuer.mint({ scope: 'book/write other' })
    expect(await authorize(written(token), demands)).toMatchObject({
      allowed: true,
      scopes: ['book/write', 'other'],
      claims: { client_id: 'office', token_use: 'access', iss: demands.issuer, version: 2 },
    })
  })

  it('is let in on a route that asks for no scope', async () => {
    const token = await issuer.mint({ scope: '' })
    expect(await authorize(token, { ...demands, scopes: [] })).toMatchObject({ allowed: true })
  })

  it.each(['', 'other', 'book', 'book/reader', 'BOOK/READ', 'book/read,book/write'])(
    'is forbidden with the scope "%s"',
    async (scope) => {
      const decision = await authorize(`Bearer ${await issuer.mint({ scope })}`, demands)
      expect(decision).toMatchObject({ allowed: false, status: 403 })
      expect(decision).toHaveProperty('challenge', expect.stringContaining('insufficient_scope'))
    },
  )

  it.each([
    ['another issuer', { issuer: 'https://other.example' }],
    ['another audience', { audience: ['somebody'] }],
  ])('is refused where %s is asked for', async (_, others) => {
    const token = await issuer.mint({ scope: 'book/read' })
    expect(await authorize(token, { ...demands, ...others })).toMatchObject({ allowed: false, status: 401 })
  })
})

describe('a forged token', () => {
  const kid = (): string => issuer.publicKey.kid ?? ''
  const ownKey = (): JWK => stranger.publicKey.export({ format: 'jwk' })
  const tokens: [string, () => string][] = [
    ['nothing', () => ''],
    ['the word Bearer alone', () => 'Bearer '],
    ['another scheme', () => 'Basic b2ZmaWNlOnNlY3JldA=='],
    ['rubbish', () => 'Bearer x.y.z'],
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

  it.each(tokens)('is refused: %s', async (_, token) => {
    const decision = await authorize(token(), demands)
    expect(decision).toMatchObject({ allowed: false, status: 401 })
    expect(decision).toHaveProperty('challenge', expect.stringMatching(/^Bearer/))
  })

  it('is refused when there is no header at all', async () => {
    expect(await authorize(undefined, demands)).toEqual({ allowed: false, status: 401, challenge: 'Bearer' })
  })

  it('is refused when its claims were changed after the signature', async () => {
    const [header, , signature] = (await issuer.mint({ scope: 'book/read' })).split('.')
    const token = `${header}.${encoded(claims({ scope: 'book/write' }))}.${signature}`
    expect(await authorize(token, demands)).toMatchObject({ allowed: false, status: 401 })
  })
})

describe('a token that the issuer’s key has signed all the same', () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const publicKey = { ...(key.publicKey.export({ format: 'jwk' }) as JWK), kid: 'known' }
  const header = { alg: 'RS256', kid: 'known' }

  async function decisionOn(payload: Record<string, unknown>, head: Record<string, unknown> = header) {
    return await (
      await authorizerOf(publicKey)
    )(forged(head, payload, key.privateKey), demands)
  }

  it.each([
    ['of nobody’s issuer', { iss: undefined }],
    ['of two issuers', { iss: [demands.issuer, 'x'] }],
    ['that never expires', { exp: undefined }],
    ['that expires at a text', { exp: 'tomorrow' }],
    ['that has expired', { exp: 1 }],
    ['that is not valid yet', { nbf: seconds() + 600 }],
    ['that was issued in the future', { iat: seconds() + 600 }],
    ['for no client', { client_id: undefined }],
    ['for another client', { client_id: 'other' }],
    ['for another audience, though for our client', { aud: 'other' }],
  ])('is refused: %s', async (_, changes) => {
    expect(await decisionOn(claims(changes))).toMatchObject({ allowed: false, status: 401 })
  })

  it('is refused under another kid', async () => {
    expect(await decisionOn(claims(), { alg: 'RS256', kid: 'other' })).toMatchObject({ status: 401 })
  })

  it.each([
    ['its audience is one of ours', { aud: 'press', client_id: undefined }],
    ['one of its audiences is ours', { aud: ['other', 'press'] }],
    ['its scopes are in scp', { scope: undefined, scp: ['book/read'] }],
  ])('is let in when %s', async (_, changes) => {
    expect(await decisionOn(claims(changes))).toMatchObject({ allowed: true })
  })
})
