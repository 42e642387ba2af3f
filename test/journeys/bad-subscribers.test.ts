/** Nineteen subscribers beside six that are slow or misbehave: they receive every change before the attempts at the six end. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AttemptOutcome, Delivery } from '../../contract/subscriptions/deliveries'
import { eventually } from '../support/eventually'
import { startRegistry, type Registry } from '../support/registry'
import { Subscriber } from '../support/subscriber'

const GOOD = 19
const CHANGES = 5

let registry: Registry
let good: Subscriber[]
const open: Server[] = []

beforeAll(async () => {
  registry = await startRegistry()
  good = await Promise.all(Array.from({ length: GOOD }, () => Subscriber.open()))
  await Promise.all(good.map(({ url }) => subscribe(url)))
})
afterAll(async () => {
  for (const server of open) {
    server.closeAllConnections()
    server.close()
  }
  await Promise.all(good.map((each) => each.close()))
  await registry.stop()
})

async function subscribe(url: string): Promise<string> {
  const body = { name: 'Service', url, types: ['partnership.recorded'] }
  return String((await registry.send('POST', '/v1/subscriptions', { body })).body['id'])
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** The number of redirects that were followed. */
let followed = 0

const WORST: [how: string, listener: RequestListener, outcome: AttemptOutcome][] = [
  ['hangs', () => {}, 'timed-out'],
  [
    'answers rightly after 14 s',
    (_request, response) => void setTimeout(() => response.writeHead(204).end(), 14_000),
    'delivered',
  ],
  ['answers 500', (_request, response) => response.writeHead(500).end(), 'refused'],
  [
    'redirects to loopback',
    (_request, response) => response.writeHead(307, { location: trap }).end(),
    'redirected',
  ],
  ['sends 100 MB', (_request, response) => pour(response.writeHead(200)), 'delivered'],
  [
    'sends an endless header',
    ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nx-endless: ')
      pour(socket)
    },
    'unreadable',
  ],
]
let trap = ''

/** Writes 100 MB as fast as they are taken. */
function pour(into: {
  readonly destroyed: boolean
  write: (chunk: Buffer) => boolean
  once: (event: 'drain' | 'error', then: () => void) => unknown
}): void {
  const chunk = Buffer.alloc(64 * 1024, 'a')
  let left = 1600
  into.once('error', () => (left = 0))
  const more = (): void => {
    while (left > 0 && !into.destroyed) {
      left -= 1
      if (!into.write(chunk)) {
        into.once('drain', more)
        return
      }
    }
  }
  more()
}

test('delivers every change to nineteen subscribers beside six that are slow or misbehave', async () => {
  trap = await listen((_request, response) => {
    followed += 1
    response.end()
  })
  const bad = await Promise.all(WORST.map(async ([, listener]) => subscribe(await listen(listener))))
  for (let change = 0; change < CHANGES; change += 1) {
    const body = { city: { en: `City ${change}` }, country: 'TR' }
    expect((await registry.send('POST', '/v1/partnerships', { body })).status).toBe(201)
  }
  await eventually(() => expect(good.map(({ received }) => received.length)).toEqual(good.map(() => CHANGES)))
  // The one that hangs is given up after 2 s, and again after 15 s.
  await eventually(async () => {
    const outcomes = await Promise.all(bad.map(async (id) => (await attemptsOf(id))[0]))
    expect(outcomes).toEqual(WORST.map(([, , outcome]) => outcome))
  })
  expect(followed).toBe(0)
})

/** The outcomes of the last attempts, the oldest delivery first. */
async function attemptsOf(subscriptionId: string): Promise<(AttemptOutcome | undefined)[]> {
  const { body } = await registry.send('GET', `/v1/subscriptions/${subscriptionId}/deliveries`)
  return (body['items'] as Delivery[]).map(({ lastAttempt }) => lastAttempt?.outcome).toReversed()
}
