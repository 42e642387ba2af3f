/** The way to a host: a socket to an IP address that was checked, and TLS with the name that was asked for. */
import { connect as connectSocket, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Duplex } from 'node:stream'
import type { WebAddress } from './web-address'

/** Opens a socket to an IP address. Nothing else in here opens one, so a test can count them. */
export type Connector = (address: string, port: number) => Socket

export const openSocket: Connector = (host, port) => connectSocket({ host, port })

export interface Means {
  readonly connect: Connector
  /** Certificates (PEM) of the authorities to be trusted. @default those that Node.js trusts */
  readonly trusted?: string | undefined
  /** When it is aborted, every socket is closed. */
  readonly signal: AbortSignal
}

/** So many addresses of a name are tried, each for its share of the time that there is. */
const MAX_TRIES = 3

/**
 * A connection to the first of the addresses that accepts one, or `undefined`: with TLS, the host has shown a
 * certificate for its name. An address that does not answer gets its share of `ms` milliseconds.
 */
export async function reachHost(
  { url, host, port }: WebAddress,
  addresses: readonly string[],
  ms: number,
  means: Means,
): Promise<Duplex | undefined> {
  const tries = addresses.slice(0, MAX_TRIES)
  for (const address of tries) {
    const socket = await accepted(address, port, ms / tries.length, means)
    if (socket) return url.protocol === 'https:' ? await secured(socket, host, means) : socket
  }
  return undefined
}

async function accepted(
  address: string,
  port: number,
  ms: number,
  { connect, signal }: Means,
): Promise<Socket | undefined> {
  // The time may have run out while a name was looked up.
  if (signal.aborted) return undefined
  const socket = connect(address, port)
  signal.addEventListener('abort', () => socket.destroy())
  const timer = setTimeout(() => socket.destroy(), ms)
  const isOpen = await waitFor(socket, 'connect')
  clearTimeout(timer)
  return isOpen ? socket : undefined
}

async function secured(socket: Socket, host: string, { trusted }: Means): Promise<Duplex | undefined> {
  // An IP address is no server name (RFC 6066, section 3), and a name in a certificate never ends in a dot.
  const servername = isIP(host) === 0 ? host.replace(/\.$/, '') : ''
  const ca = trusted === undefined ? {} : { ca: trusted }
  const tls = connectTls({ socket, host, servername, rejectUnauthorized: true, ...ca })
  return (await waitFor(tls, 'secureConnect')) ? tls : undefined
}

/** Whether this happens before the socket is closed. Whatever error it meets later is no concern of the process. */
const waitFor = async (socket: Socket, event: 'connect' | 'secureConnect'): Promise<boolean> =>
  await new Promise((settle) => {
    socket.on('error', () => settle(false))
    socket.once('close', () => settle(false))
    socket.once(event, () => settle(true))
  })
