/** A subscribed service on this machine, that answers as it is told and remembers what it was sent. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface Heard {
  /** The `webhook-id`. */
  readonly id: string
  readonly body: { readonly data: { readonly subject: string } }
}

export interface Subscriber {
  readonly url: string
  /** The status of its answers. */
  answer: number
  /** Everything that it was posted, in the order of arrival. */
  readonly heard: readonly Heard[]
  readonly subjects: () => string[]
  readonly stop: () => Promise<void>
}

export async function startSubscriber(): Promise<Subscriber> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      heard.push({ id: String(request.headers['webhook-id']), body: body as Heard['body'] })
      response.writeHead(subscriber.answer).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const subscriber: Subscriber = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    answer: 204,
    heard,
    subjects: () => heard.map(({ body }) => body.data.subject),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return subscriber
}
