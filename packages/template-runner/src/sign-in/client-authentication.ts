import type { Client } from './clients'
import { TokenError } from './token-error'

/**
 * The client that a token request comes from: a confidential client by HTTP Basic, a public one by `client_id` (RFC 6749,
 * 2.3.1 and 3.2.1).
 *
 * @throws TokenError `invalid_client`
 */
export function authenticatedClient(
  clients: Client[],
  authorization: string | undefined,
  form: URLSearchParams,
): Client {
  const credentials = authorization === undefined ? undefined : basicCredentials(authorization)
  const id = credentials?.id ?? form.get('client_id')
  const client = clients.find((each) => each.id === id)
  const isSameId = form.get('client_id') === null || form.get('client_id') === id
  if (client && isSameId && client.secret === credentials?.secret) return client
  throw new TokenError('invalid_client', 'The client is unknown, or its secret is missing or wrong.', {
    usedHeader: authorization !== undefined,
  })
}

interface Credentials {
  id: string
  secret: string
}

/** @throws TokenError `invalid_client` for another scheme */
function basicCredentials(authorization: string): Credentials {
  const encoded = /^Basic +([\w+/=-]+)$/i.exec(authorization)?.[1]
  const text = Buffer.from(encoded ?? '', 'base64').toString()
  const at = text.indexOf(':')
  if (at >= 0) return { id: text.slice(0, at), secret: text.slice(at + 1) }
  throw new TokenError('invalid_client', 'The authorization must be of the scheme Basic.', {
    usedHeader: true,
  })
}
