/** A subscribed service of the demo: it accepts only messages that are signed with its secret. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import type { RegistryClient } from '../cli/registry-client'
import type { Change } from '../contract/changes'
import { check } from './check'
import { Notifications } from './notifications'

export class PressOffice {
  /** The messages with a valid signature. */
  readonly received = new Notifications()
  /** The number of messages without a valid signature. */
  rejected = 0
  private webhook: Webhook | undefined

  private constructor(private readonly server: Server) {}

  /** Listens on a free port of this machine. */
  static async open(): Promise<PressOffice> {
    const server = createServer()
    const office = new PressOffice(server)
    server.on('request', (request, response) => {
      void office.read(request).then((status) => response.writeHead(status).end())
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return office
  }

  /** Subscribes to visits, signings, jubilees and notices with the clearance of the press. */
  async subscribe(client: RegistryClient): Promise<void> {
    const { port } = this.server.address() as { port: number }
    const { secret } = await client.call('recordSubscription', {
      body: {
        name: 'Press office',
        url: `http://127.0.0.1:${port}/golden-book`,
        types: ['visit.*', 'book-entry.signed', 'anniversary.upcoming', 'notice.issued'],
        clearance: 'press',
      },
    })
    check(secret !== undefined, 'the answer has the secret of the new subscription')
    this.webhook = new Webhook(secret ?? '')
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((closed) => this.server.close(closed))
  }

  /** Receives one message. Returns the status to answer. */
  private async read(request: IncomingMessage): Promise<number> {
    const body = await text(request)
    try {
      const message = this.webhook?.verify(body, request.headers as Record<string, string>)
      const { type, subject, sequence } = (message as { data: Change }).data
      this.received.add({ message: `${type} ${subject} #${sequence}` })
      return 204
    } catch {
      this.rejected += 1
      return 401
    }
  }
}
