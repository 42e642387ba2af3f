import type { Server } from 'node:http'
import { errorCode, RunError } from '../run-error'
import { gracePeriod } from '../teardown'

/** A server on 127.0.0.1. */
export interface LocalServer {
  /** For example `http://127.0.0.1:3000`. */
  url: string
  /** Accepts no further connection, and closes the open ones after a grace period. It may be called again. */
  close: () => Promise<void>
}

/**
 * @param port 0 for any free port
 * @param option the field of `RunOptions` with the port
 * @throws RunError when the port is in use or privileged
 */
export async function listenLocally(server: Server, port: number, option = 'port'): Promise<LocalServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, port, option)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const actualPort = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://127.0.0.1:${actualPort}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), gracePeriod)
      await closed
      clearTimeout(timer)
    },
  }
}

function portError(error: Error, port: number, option: string): Error {
  const reason = { EADDRINUSE: 'is in use', EACCES: 'is privileged' }[errorCode(error) ?? '']
  if (!reason) return error
  return new RunError(
    `Port ${port} ${reason}: set \`${option}\` to another port, or to 0 for any free one.`,
    {
      cause: error,
    },
  )
}
