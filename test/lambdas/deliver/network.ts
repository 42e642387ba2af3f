import { connect as connectSocket, type Socket } from 'node:net'
import type { Connector } from '../../../lambdas/deliver/connect'
import type { Lookup } from '../../../lambdas/deliver/resolve'
import { NAMES } from './host-names'

/** A connector that records every socket. Each socket connects to the given port of this machine. */
export function recordedSockets(targetPort: number) {
  const opened: { readonly address: string; readonly port: number; readonly socket: Socket }[] = []
  const connect: Connector = (address, port) => {
    const socket = connectSocket({ host: '127.0.0.1', port: targetPort })
    opened.push({ address, port, socket })
    return socket
  }
  return { opened, connect }
}

/** A lookup that knows `NAMES`, and records the names that are looked up. */
export function nameServer(names: Readonly<Record<string, readonly string[]>> = NAMES) {
  const lookedUp: string[] = []
  const lookup: Lookup = async (host) => {
    lookedUp.push(host)
    const addresses = names[host]
    if (!addresses) throw new Error('no such name')
    return addresses.map((address) => ({ address }))
  }
  return { lookedUp, lookup }
}
