import { post } from '../../../lambdas/deliver/post'
import { faultOfWebAddress } from '../../../lambdas/deliver/resolve'
import { selfSigned } from '../../support/tls/certificate'
import { ADMITTED, LOOPBACK } from './allowed-addresses'
import { BLOCKED } from './blocked-addresses'
import { recordedSockets, nameServer } from './network'
import { httpServer, httpsServer, type Listening } from './server'

const identity = selfSigned('hooks.example')
let server: Listening
let requests = 0

beforeAll(async () => {
  server = await httpsServer(identity, (_request, response) => {
    requests += 1
    response.end()
  })
})
afterAll(async () => await server.close())

const message = { headers: {}, body: '{}' }

/** Posts to the address, every socket leading to the server, and counts the sockets. */
async function socketsFor(url: string, loopback: boolean) {
  const { opened, connect } = recordedSockets(server.port)
  const { lookup } = nameServer()
  const { outcome } = await post(
    { ...message, url },
    { loopback, connect, lookup, trusted: identity.cert, deadlineMs: 5_000 },
  )
  return { outcome, sockets: opened.length, places: opened.map(({ address, port }) => [address, port]) }
}

const blocked = Object.entries(BLOCKED).flatMap(([what, urls]) => urls.map((url) => [what, url] as const))
const everywhere = [...blocked, ...LOOPBACK.map((url) => ['loopback', url] as const)]

test('the table has at least 150 distinct addresses', () => {
  const urls = everywhere.map(([, url]) => url)
  expect(new Set(urls).size).toBe(urls.length)
  expect(urls.length).toBeGreaterThanOrEqual(150)
})

describe('in a deployed stack', () => {
  test.each(everywhere)('opens no socket: %s, %j', async (_what, url) => {
    expect(await socketsFor(url, false)).toEqual({ outcome: 'blocked', sockets: 0, places: [] })
  })

  test.each(everywhere)('rejects the URL of a subscription: %s, %j', async (_what, url) => {
    expect(await faultOfWebAddress(url, { loopback: false }, nameServer().lookup)).toMatch(/^(must|is) /)
  })
})

describe('in a local stack', () => {
  test.each(blocked)('%s: no socket is opened to %j', async (_what, url) => {
    expect(await socketsFor(url, true)).toEqual({ outcome: 'blocked', sockets: 0, places: [] })
  })

  test.each(LOOPBACK)('delivers to this machine: %j', async (url) => {
    expect(await faultOfWebAddress(url, { loopback: true }, nameServer().lookup)).toBeUndefined()
    const { sockets } = await socketsFor(url, true)
    expect(sockets).toBeGreaterThan(0)
  })

  test.each([
    'http://hooks.example/hook',
    'http://loopback.example/hook',
    'https://loopback.example:8443/hook',
  ])('accepts http and other ports only for a loopback host: %s', async (url) =>
    expect((await socketsFor(url, true)).sockets).toBe(0),
  )

  test('blocks a localhost name that resolves to another address', async () => {
    const { opened, connect } = recordedSockets(server.port)
    const { lookup } = nameServer({ localhost: ['93.184.215.14'] })
    const { outcome } = await post(
      { ...message, url: 'http://localhost:8080/hook' },
      { deadlineMs: 15_000, loopback: true, connect, lookup },
    )
    expect([outcome, opened.length]).toEqual(['blocked', 0])
  })
})

describe('delivers to public addresses, so the table is not blocked by mistake', () => {
  test.each(ADMITTED)('%s', async (url) => {
    expect(await faultOfWebAddress(url, { loopback: false }, nameServer().lookup)).toBeUndefined()
    const { outcome, sockets } = await socketsFor(url, false)
    const isNamed = new URL(url).hostname.replace(/\.$/, '') === 'hooks.example'
    expect([outcome, sockets]).toEqual([isNamed ? 'delivered' : 'unreachable', 1])
  })
})

test('looks a name up once an attempt, so that a second answer cannot lead to a private address', async () => {
  const { opened, connect } = recordedSockets(server.port)
  const answers = ['93.184.215.14', '10.0.0.1', '93.184.215.14', '169.254.169.254']
  let lookedUp = 0
  const lookup = async () => [{ address: answers[lookedUp++] ?? '' }]
  const options = { deadlineMs: 15_000, loopback: false, connect, lookup, trusted: identity.cert }
  const outcomes = []
  for (const _ of answers)
    outcomes.push((await post({ ...message, url: 'https://hooks.example/hook' }, options)).outcome)
  expect(outcomes).toEqual(['delivered', 'blocked', 'delivered', 'blocked'])
  expect([lookedUp, opened.map(({ address }) => address)]).toEqual([4, ['93.184.215.14', '93.184.215.14']])
})

describe('a redirect is not followed', () => {
  const targets = [
    'http://127.0.0.1/hook',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/hook',
    'https://hooks.example/elsewhere',
    '/elsewhere',
    '//10.0.0.1/',
  ]
  const redirects = targets.flatMap((target) =>
    [301, 302, 303, 307, 308].map((status) => [target, status] as const),
  )

  test.each(redirects)('to %s by %i', async (location, status) => {
    const redirecting = await httpServer((_request, response) =>
      response.writeHead(status, { location }).end(),
    )
    const { opened, connect } = recordedSockets(redirecting.port)
    const { lookedUp, lookup } = nameServer()
    const requestsBefore = requests
    const url = `http://localhost:${redirecting.port}/hook`
    const { outcome, status: responseStatus } = await post(
      { ...message, url },
      { deadlineMs: 15_000, loopback: true, connect, lookup },
    )
    await redirecting.close()
    expect([outcome, responseStatus]).toEqual(['redirected', status])
    expect([opened.length, lookedUp, requests - requestsBefore]).toEqual([1, ['localhost'], 0])
  })
})
