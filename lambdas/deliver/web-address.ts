/** Checks the text of a subscription's URL. `resolve.ts` checks the IP addresses of its host. */
import { urlOf } from '../../contract/values/url'
import { addressScopeOf, type AddressScope, type AddressPolicy } from './addresses'

const MAX_LENGTH = 2000
const DEFAULT_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 }

/** A URL that may be posted to if the IP addresses of its host are allowed. */
export interface WebAddress {
  readonly url: URL
  /** The host name or IP address, without brackets. */
  readonly host: string
  readonly port: number
  /** The scopes that the IP addresses of the host may have. */
  readonly allowedScopes: readonly AddressScope[]
}

/** The address, or its fault, worded to follow the field's name: `must begin with https://`. */
type ParsedWebAddress = { readonly address: WebAddress } | { readonly fault: string }

/**
 * Accepts https on port 443; where loopback is allowed, also http and any port on this machine. URL parsers disagree
 * about spaces, backslashes and user names, so these are refused.
 */
export function parseWebAddress(text: string, { loopback }: AddressPolicy): ParsedWebAddress {
  const fault = faultOfText(text)
  if (fault !== undefined) return { fault }
  const url = urlOf(text)
  if (!url) return { fault: 'is not a valid URL' }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(url.port === '' ? DEFAULT_PORTS[url.protocol] : url.port)
  if (loopback && isThisMachine(host)) return { address: { url, host, port, allowedScopes: ['loopback'] } }
  if (url.protocol !== 'https:') return { fault: 'must begin with https://' }
  if (port !== 443) return { fault: 'must use port 443' }
  return { address: { url, host, port, allowedScopes: loopback ? ['global', 'loopback'] : ['global'] } }
}

function faultOfText(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return `must be ${MAX_LENGTH} characters or shorter`
  if (/[\s\\\p{Cc}]/u.test(text)) return 'must not contain spaces, control characters or backslashes'
  const [, authority] = /^https?:\/\/([^/?#]+)/i.exec(text) ?? []
  if (authority === undefined) return 'must begin with https:// and a host name'
  return authority.includes('@') ? 'must not contain a user name or a password' : undefined
}

/** Whether the host is a loopback address, or a name that is reserved for one (RFC 6761, section 6.3). */
const isThisMachine = (host: string): boolean =>
  addressScopeOf(host) === 'loopback' || /(^|\.)localhost\.?$/.test(host)
