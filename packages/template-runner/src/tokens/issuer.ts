import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { RunError } from '../run-error'

/** The claims of a local access token. */
interface TokenClaims {
  /** Scopes, separated by spaces. */
  scope: string
  /** The token's `sub`. @default the client id, as Cognito does for client credentials */
  subject?: string | undefined
  /** The token's `name`, of a person. @default none */
  name?: string | undefined
}

/** Signs access tokens as a Cognito user pool does. */
export interface Issuer {
  issuer: string
  /** Client ids; tokens are issued to the first. */
  audience: string[]
  /** Verifies the tokens. */
  publicKey: JWK
  /** Signs the claims of a token, and adds `iss`. */
  sign: (claims: JWTPayload) => Promise<string>
  /** Issues an access token for eight hours. */
  mint: (claims: TokenClaims) => Promise<string>
}

/** The file `issuer.json` of a data folder. */
interface StoredIssuer {
  issuer: string
  audience: string[]
  key: JWK
}

/** Eight hours. */
const lifetimeSeconds = 8 * 60 * 60

/**
 * Opens the issuer of a data folder. The key is created by the first run; issuer and audience are those of the template's
 * authorizer.
 */
export async function openIssuer(data: string, issuer: string, audience: string[]): Promise<Issuer> {
  const stored = { issuer, audience, key: read(data)?.key ?? (await newKey()) }
  write(data, stored)
  return await issuerOf(stored)
}

/**
 * Opens the issuer of a data folder that has had a run.
 *
 * @throws RunError when the folder has no issuer
 */
export async function existingIssuer(data: string): Promise<Issuer> {
  const stored = read(data)
  if (stored) return await issuerOf(stored)
  throw new RunError(`${data} has no token issuer: start a run first, or set \`data\` to the folder of one.`)
}

async function issuerOf({ issuer, audience, key }: StoredIssuer): Promise<Issuer> {
  const privateKey = await importJWK(key, 'RS256')
  const { kty, n, e, kid, alg, use } = key
  const sign: Issuer['sign'] = async (claims) =>
    await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).setIssuer(issuer).sign(privateKey)
  return {
    issuer,
    audience,
    publicKey: { kty, n, e, kid, alg, use },
    sign,
    mint: async (claims) => await sign(clientClaims(claims, audience[0] ?? '')),
  }
}

function clientClaims({ scope, subject, name }: TokenClaims, client: string): JWTPayload {
  const iat = secondsNow()
  return {
    sub: subject ?? client,
    client_id: client,
    token_use: 'access',
    scope,
    name,
    version: 2,
    iat,
    exp: iat + lifetimeSeconds,
    jti: randomUUID(),
  }
}

/** The system's time in seconds since 1970: tokens are valid by it, not by the run's clock. */
export const secondsNow = (): number => Math.floor(Date.now() / 1000)

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' }
}

function read(data: string): StoredIssuer | undefined {
  const file = join(data, 'issuer.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StoredIssuer) : undefined
}

/** The rename is atomic: a killed run leaves a complete file. */
function write(data: string, stored: StoredIssuer): void {
  const file = join(data, 'issuer.json')
  writeFileSync(`${file}.new`, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
}
