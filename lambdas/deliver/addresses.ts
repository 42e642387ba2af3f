/** Which IP addresses may be connected to. */
import { isIP } from 'node:net'
import { IPv6, parse } from 'ipaddr.js'

/**
 * Where an address leads: to some host of the whole internet, to this machine itself, or to anything else, which
 * nobody may have a connection opened to: the networks behind a function, and what only translates to them.
 */
export type AddressScope = 'global' | 'loopback' | 'blocked'

/** How far deliveries may go. */
export interface Reach {
  /** Whether this machine may be reached too: where the stack runs locally. */
  readonly loopback: boolean
}

/** Of IPv6, only this is handed out as global unicast (RFC 4291, section 2.4); `ipaddr.js` has more for unicast. */
const GLOBAL_UNICAST = [IPv6.parse('2000::'), 3] as const

/**
 * The place of an address in its usual form, as `dns.lookup` and `URL` write it. What is no address, or has a zone,
 * is blocked.
 */
export function addressScopeOf(address: string): AddressScope {
  if (isIP(address) === 0 || address.includes('%')) return 'blocked'
  const parsed = parse(address)
  const range = parsed.range()
  if (range === 'loopback') return 'loopback'
  // Every special range has a name of its own in the library: what is mapped or translated from IPv4 as well.
  if (range !== 'unicast') return 'blocked'
  return parsed.kind() === 'ipv4' || parsed.match(...GLOBAL_UNICAST) ? 'global' : 'blocked'
}
