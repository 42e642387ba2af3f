/** Subscribed services of a journey: each is a subscriber with a door of its own. */
import type { Change } from '../../contract/changes'
import type { Delivery } from '../../contract/subscriptions/deliveries'
import { Subscriber, type StubResponder } from '../support/subscriber'
import type { Answered, Registry } from '../support/registry'

/** A subscription with its service. */
export class Service {
  constructor(
    private readonly registry: Registry,
    readonly subscriber: Subscriber,
    readonly recorded: Answered,
  ) {}

  get id(): string {
    return String(this.recorded.body['id'])
  }

  get path(): string {
    return `/v1/subscriptions/${this.id}`
  }

  ask = (
    method: string,
    path = '',
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> =>
    this.registry.ask(method, `${this.path}${path}`, { headers, ...(body ? { body } : {}) })

  get = (path = '', headers?: Readonly<Record<string, string>>): Promise<Answered> =>
    this.ask('GET', path, undefined, headers)

  /** Patches the version that there is. */
  async patch(body: object): Promise<Answered> {
    const etag = (await this.get()).headers.get('etag') ?? ''
    return this.ask('PATCH', '', body, { 'if-match': etag })
  }

  async deliveries(query = ''): Promise<Delivery[]> {
    return (await this.get(`/deliveries${query}`)).body['items'] as Delivery[]
  }

  async delivery(id: string): Promise<Delivery> {
    return (await this.get(`/deliveries/${id}`)).body as unknown as Delivery
  }

  /** What it has heard, each a type. */
  get types(): string[] {
    return this.changes.map(({ type }) => type)
  }

  get changes(): Change[] {
    return this.subscriber.messages.map(({ data }) => data)
  }
}

/** Subscribes services to a registry, and keeps all secrets that were ever shown, and all doors to be closed. */
export class Subscribing {
  readonly secrets: string[] = []
  private readonly open: Subscriber[] = []

  constructor(private readonly registry: () => Registry) {}

  async subscribe(fields: object = {}, answering: StubResponder = 204): Promise<Service> {
    const subscriber = await Subscriber.open(answering)
    this.open.push(subscriber)
    const body = { name: 'Service', url: subscriber.url, types: ['partnership.*'], ...fields }
    const recorded = await this.registry().ask('POST', '/v1/subscriptions', { body })
    const service = new Service(this.registry(), subscriber, recorded)
    this.learn(service, recorded)
    return service
  }

  /** Takes the secret of an answer down, and gives it to the service. */
  learn({ subscriber }: Service, { body }: Answered): void {
    const secret = String(body['secret'])
    this.secrets.push(secret)
    subscriber.secrets = [secret, ...subscriber.secrets]
  }

  async close(): Promise<void> {
    await Promise.all(this.open.map((subscriber) => subscriber.close()))
  }
}
