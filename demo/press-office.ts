/** A subscribed service of the demo's own: it believes nothing that is not signed with its secret. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import type { ApiClient } from '../client/api-client'
import { recordSubscription } from '../contract/subscriptions/routes'
import type { Change } from '../contract/changes'
import { ensure } from './ensure'
import { Notifications } from './notifications'

export class PressOffice {
  /** What it was told, each message with a good signature. */
  readonly heard = new Notifications()
  /** How many messages had none. */
  rejected = 0
  private webhook: Webhook | undefined

  private constructor(private readonly server: Server) {}

  /** Opens its door on a free port of this machine. */
  static async open(): Promise<PressOffice> {
    const server = createServer()
    const office = new PressOffice(server)
    server.on('request', (request, response) => {
      void office.read(request).then((status) => response.writeHead(status).end())
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return office
  }

  /** Subscribes to visits, signings and jubilees, as far as they are for the press. */
  async subscribe(client: ApiClient): Promise<void> {
    const { port } = this.server.address() as { port: number }
    const { secret } = await client.ask(recordSubscription, {
      body: {
        name: 'Press office',
        url: `http://127.0.0.1:${port}/golden-book`,
        types: ['visit.*', 'book-entry.signed', 'anniversary.upcoming'],
        clearance: 'press',
      },
    })
    ensure(secret !== undefined, 'the secret of a new subscription is shown')
    this.webhook = new Webhook(secret ?? '')
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((closed) => this.server.close(closed))
  }

  /** Takes one message in; gives the status to answer with. */
  private async read(request: IncomingMessage): Promise<number> {
    const body = await text(request)
    try {
      const message = this.webhook?.verify(body, request.headers as Record<string, string>)
      const { type, subject, sequence } = (message as { data: Change }).data
      this.heard.hear({ message: `${type} ${subject} #${sequence}` })
      return 204
    } catch {
      this.rejected += 1
      return 401
    }
  }
}
