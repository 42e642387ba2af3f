/** Resolves a host name to IP addresses, and checks that each of them is allowed. */
import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { addressScopeOf, type AddressPolicy } from './addresses'
import { parseWebAddress, type WebAddress } from './web-address'

/** The system's lookup cannot be cancelled. After this time the name counts as unknown. */
const LOOKUP_TIMEOUT_MS = 5_000

/** The IP addresses of a name, in the order in which to try them. Throws if there is none. */
export type Lookup = (host: string) => Promise<readonly { readonly address: string }[]>

export const lookUpAll: Lookup = async (host) => await systemLookup(host, { all: true })

/** The IP addresses of a host; `unknown` if there is none, `blocked` if one of them is not allowed. */
type Resolved = { readonly addresses: readonly string[] } | 'unknown' | 'blocked'

/**
 * Looks a host up once. One blocked address blocks the host, since an attacker could mix it with allowed ones. An IP
 * address is not looked up.
 */
export async function resolve({ host, allowedScopes }: WebAddress, lookup = lookUpAll): Promise<Resolved> {
  const addresses = isIP(host) === 0 ? await lookUpInTime(host, lookup) : [host]
  if (addresses.length === 0) return 'unknown'
  return addresses.every((address) => allowedScopes.includes(addressScopeOf(address)))
    ? { addresses }
    : 'blocked'
}

async function lookUpInTime(host: string, lookup: Lookup): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined
  const timedOut = new Promise<[]>((resolved) => (timer = setTimeout(() => resolved([]), LOOKUP_TIMEOUT_MS)))
  try {
    return (await Promise.race([lookup(host), timedOut])).map(({ address }) => address)
  } catch {
    return []
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The fault of a subscription's URL, or `undefined`. An unknown host name is not a fault: it is looked up at every
 * attempt.
 */
export async function faultOfWebAddress(
  text: string,
  addressPolicy: AddressPolicy,
  lookup = lookUpAll,
): Promise<string | undefined> {
  const parsed = parseWebAddress(text, addressPolicy)
  if ('fault' in parsed) return parsed.fault
  const resolved = await resolve(parsed.address, lookup)
  return resolved === 'blocked' ? 'must have a host with public IP addresses only' : undefined
}
