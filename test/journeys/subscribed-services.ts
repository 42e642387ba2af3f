/** Subscribed services of a journey, each with a server of its own. */
import type { Change } from '../../contract/changes'
import type { Delivery } from '../../contract/subscriptions/deliveries'
import { Subscriber, type StubResponder } from '../support/subscriber'
import type { Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'

/** A subscription with its service. */
export class Service {
  constructor(
    private readonly registry: Registry,
    readonly subscriber: Subscriber,
    readonly recorded: ApiResponse,
  ) {}

  get id(): string {
    return String(this.recorded.body['id'])
  }

  get path(): string {
    return `/v1/subscriptions/${this.id}`
  }

  send = (
    method: string,
    path = '',
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ApiResponse> =>
    this.registry.send(method, `${this.path}${path}`, { headers, ...(body ? { body } : {}) })

  get = (path = '', headers?: Readonly<Record<string, string>>): Promise<ApiResponse> =>
    this.send('GET', path, undefined, headers)

  /** Patches the current version. */
  async patch(body: object): Promise<ApiResponse> {
    const etag = (await this.get()).headers.get('etag') ?? ''
    return this.send('PATCH', '', body, { 'if-match': etag })
  }

  async deliveries(query = ''): Promise<Delivery[]> {
    return (await this.get(`/deliveries${query}`)).body['items'] as Delivery[]
  }

  async delivery(id: string): Promise<Delivery> {
    return (await this.get(`/deliveries/${id}`)).body as unknown as Delivery
  }

  /** The types of its messages. */
  get types(): string[] {
    return this.changes.map(({ type }) => type)
  }

  get changes(): Change[] {
    return this.subscriber.messages.map(({ data }) => data)
  }
}

/** Subscribes services to a registry, and collects their secrets, and their servers to close. */
export class SubscribedServices {
  readonly secrets: string[] = []
  private readonly open: Subscriber[] = []
  /** The number of recorded partnerships. */
  cities = 0

  constructor(private readonly registry: () => Registry) {}

  async subscribe(fields: object = {}, answering: StubResponder = 204): Promise<Service> {
    const subscriber = await Subscriber.open(answering)
    this.open.push(subscriber)
    const body = { name: 'Service', url: subscriber.url, types: ['partnership.*'], ...fields }
    const recorded = await this.registry().send('POST', '/v1/subscriptions', { body })
    const service = new Service(this.registry(), subscriber, recorded)
    this.addSecret(service, recorded)
    return service
  }

  /** Records a partnership, which is a change for the subscribers, and returns its subject. */
  async recordCity(): Promise<string> {
    const id = `city-${(this.cities += 1)}`
    const body = { id, city: { en: id }, country: 'TR' }
    const { status, text } = await this.registry().send('POST', '/v1/partnerships', { body })
    if (status !== 201) throw new Error(text)
    return `partnerships/${id}`
  }

  /** Adds the secret of a response to the service. */
  addSecret({ subscriber }: Service, { body }: ApiResponse): void {
    const secret = String(body['secret'])
    this.secrets.push(secret)
    subscriber.secrets = [secret, ...subscriber.secrets]
  }

  async close(): Promise<void> {
    await Promise.all(this.open.map((subscriber) => subscriber.close()))
  }
}

/** The subjects of the changes that a service has received. */
export const subjectsOf = (service: Service): string[] => service.changes.map(({ subject }) => subject)

/** The part of a response that identifies a problem. */
export const refusal = (status: number, code: string) => ({
  status,
  body: { type: `urn:golden-book:problem:${code}` },
})
