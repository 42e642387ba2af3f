/** Subscribed services on one server of this machine: each has a path of its own, and its own behaviour of answering. */
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** How a subscriber answers: `slow` with 204 after 14 seconds, `silent` never, `failing` with 500. */
export type Behaviour = 'prompt' | 'slow' | 'silent' | 'failing'

const SLOW_MS = 14_000

const answers: Readonly<Record<Behaviour, (response: ServerResponse) => void>> = {
  prompt: (response) => response.writeHead(204).end(),
  slow: (response) => void setTimeout(() => response.writeHead(204).end(), SLOW_MS),
  silent: () => undefined,
  failing: (response) => response.writeHead(500).end(),
}

export interface Receivers {
  /** The address of each subscriber. */
  readonly urls: readonly string[]
  readonly close: () => void
}

/**
 * Starts the server. `onMessage` is called with the index of the subscriber, the subject of the change, and the time of
 * arrival by `performance.now()`.
 */
export async function startReceivers(
  behaviours: readonly Behaviour[],
  onMessage: (subscriber: number, subject: string, arrivedAt: number) => void,
): Promise<Receivers> {
  const listener: RequestListener = (request, response) => {
    const arrivedAt = performance.now()
    const subscriber = Number(request.url?.slice(1))
    void text(request).then((body) => {
      const { data } = JSON.parse(body) as { data: { subject: string } }
      onMessage(subscriber, data.subject, arrivedAt)
      answers[behaviours[subscriber] ?? 'failing'](response)
    })
  }
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    urls: behaviours.map((_, subscriber) => `http://127.0.0.1:${port}/${subscriber}`),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
