import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { type DataFolder, readText } from '../data/data-folder'
import { damaged } from '../data/file-fault'
import { parseJson } from '../parse-json'
import { RunError } from '../run-error'
import { isObject } from '../template/template'

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

/** The file of a data folder with the key that signs tokens. */
const ISSUER_FILE = 'issuer.json'

/** Eight hours. */
const lifetimeSeconds = 8 * 60 * 60

/**
 * Opens the issuer of a data folder. The key is created by the first run; issuer and audience are those of the template's
 * authorizer.
 *
 * @throws RunError when the file is damaged or cannot be used
 */
export async function openIssuer(data: DataFolder, issuer: string, audience: string[]): Promise<Issuer> {
  const file = data.pathOf(ISSUER_FILE)
  const stored = { issuer, audience, key: read(file)?.key ?? (await newKey()) }
  const opened = await issuerOf(stored, file)
  data.replace(ISSUER_FILE, `${JSON.stringify(stored, undefined, 2)}\n`)
  return opened
}

/**
 * Opens the issuer of a data folder that has had a run.
 *
 * @throws RunError when the folder has no issuer, or its file is damaged
 */
export async function existingIssuer(data: string): Promise<Issuer> {
  const file = join(data, ISSUER_FILE)
  const stored = read(file)
  if (stored) return await issuerOf(stored, file)
  throw new RunError(`${data} has no token issuer: start a run first, or set \`data\` to the folder of one.`)
}

async function issuerOf({ issuer, audience, key }: StoredIssuer, file: string): Promise<Issuer> {
  const privateKey = await importKey(key, file)
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

/** A key that was changed by a few characters cannot be imported. */
async function importKey(key: JWK, file: string): Promise<CryptoKey | Uint8Array> {
  try {
    return await importJWK(key, 'RS256')
  } catch {
    throw damagedIssuer(file)
  }
}

function read(file: string): StoredIssuer | undefined {
  const text = readText(file)
  if (text === undefined) return undefined
  const stored = parseJson(text)
  if (isStoredIssuer(stored)) return stored
  throw damagedIssuer(file)
}

function isStoredIssuer(value: unknown): value is StoredIssuer {
  if (!isObject(value)) return false
  const { issuer, audience, key } = value
  return (
    typeof issuer === 'string' && Array.isArray(audience) && isObject(key) && typeof key['d'] === 'string'
  )
}

const damagedIssuer = (file: string): RunError =>
  damaged(
    file,
    'delete it, and the next start makes a new key, with which earlier tokens are no longer valid',
  )
