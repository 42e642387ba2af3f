import { connect as connectSocket, type Socket } from 'node:net'
import type { Connector } from '../../../lambdas/deliver/connect'
import type { Lookup } from '../../../lambdas/deliver/resolve'
import { NAMES } from '../deliver/blocked-addresses'

/** Counts every socket that is opened. Whatever the address, each leads to the given port of this machine. */
export function counted(leadingTo: number) {
  const opened: { readonly address: string; readonly port: number; readonly socket: Socket }[] = []
  const connect: Connector = (address, port) => {
    const socket = connectSocket({ host: '127.0.0.1', port: leadingTo })
    opened.push({ address, port, socket })
    return socket
  }
  return { opened, connect }
}

/** A name server that knows `NAMES`, and counts what it is asked. */
export function nameServer(names: Readonly<Record<string, readonly string[]>> = NAMES) {
  const asked: string[] = []
  const lookup: Lookup = async (host) => {
    asked.push(host)
    const addresses = names[host]
    if (!addresses) throw new Error('no such name')
    return addresses.map((address) => ({ address }))
  }
  return { asked, lookup }
}
