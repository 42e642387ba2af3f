import type { Server } from 'node:http'
import { RunError, errorCode } from '../run-error'
import { grace } from '../teardown'

/** A server that listens on this machine only. */
export interface LocalServer {
  /** For example `http://127.0.0.1:3000`. */
  url: string
  /** Takes no further connection, lets running requests end for a moment, then cuts them; can be called again. */
  close: () => Promise<void>
}

/**
 * @param port 0 for any free one
 * @throws RunError when the port is in use or not ours to take
 */
export async function listenLocally(server: Server, port: number): Promise<LocalServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(refusal(error, port)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://127.0.0.1:${taken}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), grace)
      await closed
      clearTimeout(cut)
    },
  }
}

function refusal(error: Error, port: number): Error {
  const why = { EADDRINUSE: 'is in use', EACCES: 'needs more rights than you have' }[errorCode(error) ?? '']
  if (!why) return error
  return new RunError(`Port ${port} ${why}: choose another with --port, or --port 0 for any free one.`, {
    cause: error,
  })
}
