/** From a name to IP addresses, every one of which may be connected to. */
import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { addressScopeOf, type Reach } from './addresses'
import { judgeWebAddress, type WebAddress } from './web-address'

/** The system's own lookup cannot be broken off; what takes longer is as good as unknown. */
const PATIENCE_MS = 5_000

/** Every IP address of a name, in the order in which to try them. Throws when there is none. */
export type Lookup = (host: string) => Promise<readonly { readonly address: string }[]>

export const lookUpAll: Lookup = async (host) => await systemLookup(host, { all: true })

/** The IP addresses of a host; or that it has none, or one that must not be connected to. */
export type Resolved = { readonly addresses: readonly string[] } | 'unknown' | 'blocked'

/**
 * Looks a host up once. One address that is blocked blocks them all: who mixes it with others means it. An IP address
 * stands for itself.
 */
export async function resolve({ host, places }: WebAddress, lookup = lookUpAll): Promise<Resolved> {
  const addresses = isIP(host) === 0 ? await lookedUp(host, lookup) : [host]
  if (addresses.length === 0) return 'unknown'
  return addresses.every((address) => places.includes(addressScopeOf(address))) ? { addresses } : 'blocked'
}

async function lookedUp(host: string, lookup: Lookup): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<[]>((resolved) => (timer = setTimeout(() => resolved([]), PATIENCE_MS)))
  try {
    return (await Promise.race([lookup(host), tooLate])).map(({ address }) => address)
  } catch {
    return []
  } finally {
    clearTimeout(timer)
  }
}

/**
 * What is wrong with an address that a subscription is to have, or `undefined`. A name that nobody knows yet is not:
 * it is looked up at every attempt.
 */
export async function faultOfWebAddress(
  text: string,
  reach: Reach,
  lookup = lookUpAll,
): Promise<string | undefined> {
  const judged = judgeWebAddress(text, reach)
  if ('fault' in judged) return judged.fault
  const resolved = await resolve(judged.address, lookup)
  return resolved === 'blocked' ? 'must lead to a host of the public internet' : undefined
}
