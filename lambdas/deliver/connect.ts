/** Connects to a host: a TCP socket to an IP address that was checked, and TLS for the host name. */
import { connect as connectSocket, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Duplex } from 'node:stream'
import { startWatch } from '../aws/stopwatch'
import type { WebAddress } from './web-address'

/** Opens a socket to an IP address. All sockets are opened through it, so that tests can count them. */
export type Connector = (address: string, port: number) => Socket

export const openSocket: Connector = (host, port) => connectSocket({ host, port })

export interface ConnectOptions {
  readonly connect: Connector
  /** The trusted CA certificates, PEM. @default those of Node.js */
  readonly trusted?: string | undefined
  /** Closes every socket when it aborts. */
  readonly signal: AbortSignal
}

/** The most addresses of a host that are tried. Each gets an equal share of the time that is left. */
const MAX_TRIES = 3

/**
 * A connection to the first address that accepts one, or `undefined`. For `https:` the host has presented a valid
 * certificate for its name. All addresses together get `ms` milliseconds.
 */
export async function connectToHost(
  { url, host, port }: WebAddress,
  addresses: readonly string[],
  ms: number,
  options: ConnectOptions,
): Promise<Duplex | undefined> {
  const elapsed = startWatch()
  const tries = addresses.slice(0, MAX_TRIES)
  for (const [index, address] of tries.entries()) {
    const socket = await openTcp(address, port, (ms - elapsed()) / (tries.length - index), options)
    if (socket) return url.protocol === 'https:' ? await startTls(socket, host, options) : socket
  }
  return undefined
}

async function openTcp(
  address: string,
  port: number,
  ms: number,
  { connect, signal }: ConnectOptions,
): Promise<Socket | undefined> {
  // The deadline may have passed during the name lookup.
  if (signal.aborted) return undefined
  const socket = connect(address, port)
  signal.addEventListener('abort', () => socket.destroy())
  const timer = setTimeout(() => socket.destroy(), ms)
  const isOpen = await waitFor(socket, 'connect')
  clearTimeout(timer)
  return isOpen ? socket : undefined
}

async function startTls(
  socket: Socket,
  host: string,
  { trusted }: ConnectOptions,
): Promise<Duplex | undefined> {
  // An IP address is not a server name (RFC 6066, section 3); names in certificates have no trailing dot.
  const servername = isIP(host) === 0 ? host.replace(/\.$/, '') : ''
  const ca = trusted === undefined ? {} : { ca: trusted }
  const tls = connectTls({ socket, host, servername, rejectUnauthorized: true, ...ca })
  return (await waitFor(tls, 'secureConnect')) ? tls : undefined
}

/** Whether the event happens before the socket closes. The error listener stays, so that later errors do not end the process. */
const waitFor = async (socket: Socket, event: 'connect' | 'secureConnect'): Promise<boolean> =>
  await new Promise((settle) => {
    socket.on('error', () => settle(false))
    socket.once('close', () => settle(false))
    socket.once(event, () => settle(true))
  })
