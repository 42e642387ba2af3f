/** Which IP addresses may be connected to. */
import { isIP } from 'node:net'
import { IPv6, parse } from 'ipaddr.js'

/**
 * The reach of an address: `global` is the public internet, `loopback` this machine. All other addresses are `blocked`:
 * private networks, link-local addresses, and addresses that translate to IPv4.
 */
export type AddressScope = 'global' | 'loopback' | 'blocked'

/** The addresses that deliveries may be sent to, beside global ones. */
export interface AddressPolicy {
  /** Whether loopback addresses are allowed: in a stack that runs locally. */
  readonly loopback: boolean
}

/** The only IPv6 prefix assigned as global unicast (RFC 4291, section 2.4); `ipaddr.js` reports more as unicast. */
const GLOBAL_UNICAST = [IPv6.parse('2000::'), 3] as const

/**
 * The scope of an IP address as `dns.lookup` and `URL` write it. A text that is no IP address, or has a zone id, is
 * blocked.
 */
export function addressScopeOf(address: string): AddressScope {
  if (isIP(address) === 0 || address.includes('%')) return 'blocked'
  const parsed = parse(address)
  const range = parsed.range()
  if (range === 'loopback') return 'loopback'
  // The library has a name for every special range, also for addresses that are mapped or translated from IPv4.
  if (range !== 'unicast') return 'blocked'
  return parsed.kind() === 'ipv4' || parsed.match(...GLOBAL_UNICAST) ? 'global' : 'blocked'
}
