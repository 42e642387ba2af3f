/**
 * A subscriber on this machine. It stores the messages, verifies their signatures, and responds as the test sets it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import type { Change } from '../../contract/changes'

export interface Received {
  /** The `webhook-id`. */
  readonly id: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The text of the body, not parsed. */
  readonly body: string
  /** Those of the subscriber's secrets that verify the signature. */
  readonly signedBy: readonly string[]
}

/** The parsed body. The change has an `address` instead of `data` if it is too large. */
export interface WebhookBody {
  readonly type: string
  readonly timestamp: string
  readonly data: Change & { readonly address?: string }
}

/** `hang` never responds, `cut` closes the connection; otherwise a status, with or without headers. */
export type StubResponse =
  | number
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | 'hang'
  | 'cut'
export type StubResponder = StubResponse | ((received: Received) => StubResponse | Promise<StubResponse>)

export class Subscriber {
  readonly received: Received[] = []
  /** The secrets by which signatures are verified, each separately. */
  secrets: readonly string[] = []
  answering: StubResponder = 204
  /** The number of requests without a response, and its maximum so far. */
  inFlight = 0
  mostInFlight = 0
  /** The number of requests that were answered. */
  answered = 0

  private constructor(private readonly server: Server) {}

  /** Listens on a free port. */
  static async open(answering: StubResponder = 204): Promise<Subscriber> {
    const server = createServer()
    const subscriber = new Subscriber(server)
    subscriber.answering = answering
    server.on('request', (request, response) => void subscriber.take(request, response))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return subscriber
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/golden-book`
  }

  /** The parsed bodies, in the order of their arrival. */
  get messages(): WebhookBody[] {
    return this.received.map(({ body }) => JSON.parse(body) as WebhookBody)
  }

  /** Closes the server with its open connections. */
  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((closed) => this.server.close(closed))
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const endFlight = this.startFlight()
    response.on('close', endFlight)
    const received = this.read(request, await text(request))
    this.received.push(received)
    const answer = typeof this.answering === 'function' ? await this.answering(received) : this.answering
    if (answer === 'hang') return
    // The client may send its next request before the response is closed.
    endFlight()
    this.answered += 1
    if (answer === 'cut') request.socket.destroy()
    else if (typeof answer === 'number') response.writeHead(answer).end()
    else response.writeHead(answer.status, answer.headers).end()
  }

  /** Counts a request as in flight until the returned function is called for the first time. */
  private startFlight(): () => void {
    this.inFlight += 1
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight)
    let isInFlight = true
    return () => {
      if (isInFlight) this.inFlight -= 1
      isInFlight = false
    }
  }

  private read({ method = '', url: path = '', headers: all }: IncomingMessage, body: string): Received {
    const headers = all as Record<string, string>
    const signedBy = this.secrets.filter((secret) => isSignedBy(secret, body, headers))
    return { id: headers['webhook-id'] ?? '', method, path, headers, body, signedBy }
  }
}

function isSignedBy(secret: string, body: string, headers: Readonly<Record<string, string>>): boolean {
  try {
    new Webhook(secret).verify(body, headers)
    return true
  } catch {
    return false
  }
}
