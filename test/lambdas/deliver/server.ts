import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'

export interface Listening {
  readonly port: number
  /** All connections, also closed ones. */
  readonly connections: readonly Socket[]
  /** Destroys all connections, and stops listening. */
  readonly close: () => Promise<void>
}

async function listening(server: Server): Promise<Listening> {
  const connections: Socket[] = []
  server.on('connection', (socket: Socket) => {
    // The client is expected to cut connections off.
    socket.on('error', () => undefined)
    connections.push(socket)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const close = async () => {
    for (const socket of connections) socket.destroy()
    await new Promise((closed) => server.close(closed))
  }
  return { port: (server.address() as AddressInfo).port, connections, close }
}

/** A TCP server that calls `answer` with a socket when data arrives on it. */
export const rawServer = async (answer: (socket: Socket) => void): Promise<Listening> =>
  await listening(
    createTcpServer({ allowHalfOpen: true }, (socket) => {
      socket.once('data', () => answer(socket))
    }),
  )

export const httpServer = async (answer: RequestListener): Promise<Listening> =>
  await listening(createHttpServer(answer))

export const httpsServer = async (
  identity: { readonly key: string; readonly cert: string },
  answer: RequestListener,
): Promise<Listening> => await listening(createHttpsServer(identity, answer))
