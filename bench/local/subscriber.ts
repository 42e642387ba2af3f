/** A subscribed service on this machine that counts its messages. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RegistryClient } from '../../cli/registry-client'

export interface Subscriber {
  /** How many messages have arrived. */
  readonly received: () => number
  readonly close: () => void
}

/** Starts the service and subscribes it to all changes of visits. */
export async function subscribe(client: RegistryClient): Promise<Subscriber> {
  let received = 0
  const server = createServer((request, response) => {
    received += 1
    request.resume().on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/`
  await client.call('recordSubscription', {
    body: { name: 'Bench', url, types: ['visit.*'], clearance: 'internal' },
  })
  return {
    received: () => received,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
