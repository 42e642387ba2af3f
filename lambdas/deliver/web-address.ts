/** The addresses that a subscription may have. Looks nothing up: the addresses behind a name are judged in `resolve.ts`. */
import { addressScopeOf, type AddressScope, type Reach } from './addresses'

const MAX_LENGTH = 2000
const DEFAULT_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 }

/** An address that may be posted to, as far as its text tells. */
export interface WebAddress {
  readonly url: URL
  /** The name or the IP address of its host, without brackets. */
  readonly host: string
  readonly port: number
  /** Where the IP addresses of its host may lead. */
  readonly places: readonly AddressScope[]
}

/** The address, or what is wrong with it, to follow the field's name: `must begin with https://`. */
export type Judged = { readonly address: WebAddress } | { readonly fault: string }

/**
 * https on port 443, and no more; where loopback is within reach, http and any port too, but to this machine only.
 * Readers of addresses differ over blanks, backslashes and what stands before an @, so there are none.
 */
export function judgeWebAddress(text: string, { loopback }: Reach): Judged {
  const fault = faultOfText(text)
  if (fault !== undefined) return { fault }
  if (!URL.canParse(text)) return { fault: 'is not an address of the web' }
  const url = new URL(text)
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(url.port === '' ? DEFAULT_PORTS[url.protocol] : url.port)
  if (loopback && isThisMachine(host)) return { address: { url, host, port, places: ['loopback'] } }
  if (url.protocol !== 'https:') return { fault: 'must begin with https://' }
  if (port !== 443) return { fault: 'must have no port other than 443' }
  return { address: { url, host, port, places: loopback ? ['global', 'loopback'] : ['global'] } }
}

function faultOfText(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return `must be ${MAX_LENGTH} characters or shorter`
  if (/[\s\\\p{Cc}]/u.test(text)) return 'must be without blanks, control characters and backslashes'
  const [, authority] = /^https?:\/\/([^/?#]+)/i.exec(text) ?? []
  if (authority === undefined) return 'must begin with https:// and the name of a host'
  return authority.includes('@') ? 'must be without a user and a password' : undefined
}

/** Whether the host is loopback by itself: an address of it, or the name that stands for it (RFC 6761, section 6.3). */
const isThisMachine = (host: string): boolean =>
  addressScopeOf(host) === 'loopback' || /(^|\.)localhost\.?$/.test(host)
