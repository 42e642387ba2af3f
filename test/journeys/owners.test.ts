/** Owners: the requests that a client may make for its own subscription and calendar feed. */
import { READ_SCOPES, type Scope } from '../../contract/route'
import { eventually } from '../support/eventually'
import { startRegistry, type Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'
import { SubscribedServices, type Service } from './subscribed-services'

const DAYS = { from: '2026-01-01', to: '2026-01-02' }
const notFound = { status: 404, body: { type: 'urn:golden-book:problem:not-found' } }

let registry: Registry
const subscribed = new SubscribedServices(() => registry)
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(async () => {
  await registry.stop()
  await subscribed.close()
})

/** Sends requests as a client with these scopes. */
type Client = (method: string, path: string, body?: object) => Promise<ApiResponse>

/** The `sub` of the client of a name. */
const subjectOf = async (name: string): Promise<string> => (await registry.callerOf(name, 'read')).subject

async function clientOf(name: string, ...scopes: Scope[]): Promise<Client> {
  const { token } = await registry.callerOf(name, ...scopes)
  const headers = { 'if-match': '*' }
  return (method, path, body) => registry.send(method, path, { token, headers, ...(body ? { body } : {}) })
}

const idsIn = ({ body }: ApiResponse) => (body['items'] as { readonly id: string }[]).map(({ id }) => id)

describe.each(READ_SCOPES)('the owner of a subscription with the scope %s', (scope) => {
  let subject: string
  let service: Service
  let owner: Client
  let other: Client
  let delivery = ''

  beforeAll(async () => {
    subject = await subjectOf(`owner ${scope}`)
    service = await subscribed.subscribe({ owner: subject, types: ['book.*'] })
    await subscribed.subscribe({ owner: `neighbour ${scope}`, types: ['book.*'] })
    owner = await clientOf(`owner ${scope}`, scope)
    other = await clientOf(`other ${scope}`, scope)
    delivery = String((await service.send('POST', '/test')).body['deliveryId'])
  })

  test('reads it, and lists no other', async () => {
    const read = await owner('GET', service.path)
    expect(read).toMatchObject({ status: 200, body: { id: service.id, owner: subject } })
    expect('createdBy' in read.body).toBe(scope === 'read')
    expect(idsIn(await owner('GET', '/v1/subscriptions'))).toEqual([service.id])
  })

  test('reads its history where the scope reads histories', async () => {
    for (const path of ['/changes', '?at=1'])
      expect((await owner('GET', service.path + path)).status).toBe(scope === 'read' ? 200 : 404)
  })

  test('reads its deliveries, and requests a redelivery', async () => {
    await eventually(async () => expect((await service.delivery(delivery)).status).toBe('delivered'))
    expect(idsIn(await owner('GET', `${service.path}/deliveries`))).toEqual([delivery])
    const path = `${service.path}/deliveries/${delivery}`
    expect(await owner('GET', path)).toMatchObject({ status: 200, body: { id: delivery } })
    const receivedBefore = service.subscriber.received.length
    expect((await owner('POST', `${path}/redelivery`)).status).toBe(202)
    await eventually(() => expect(service.subscriber.received.length).toBe(receivedBefore + 1))
  })

  test('tests it, replays to it, and rotates its secret', async () => {
    const tested = await owner('POST', `${service.path}/test`)
    await eventually(() =>
      expect(service.subscriber.received.map(({ id }) => id)).toContain(tested.body['deliveryId']),
    )
    expect((await owner('POST', `${service.path}/replay`, DAYS)).status).toBe(202)
    const rotated = await owner('POST', `${service.path}/secret-rotation`)
    expect(rotated.status).toBe(200)
    subscribed.addSecret(service, rotated)
    const { body } = await owner('POST', `${service.path}/test`)
    const received = () => service.subscriber.received.find(({ id }) => id === body['deliveryId'])
    await eventually(() => expect(received()?.signedBy).toEqual(service.subscriber.secrets))
  })

  test('neither changes nor deletes it', async () => {
    for (const [method, body] of [['PATCH', { name: 'Mine' }], ['DELETE']] as const)
      expect(await owner(method, service.path, body)).toMatchObject({
        status: 403,
        body: { message: 'Forbidden' },
      })
  })

  test('is the only client that finds it', async () => {
    const delivered = `/deliveries/${delivery}`
    for (const [method, path, body] of [
      ['GET', ''],
      ['GET', '?at=1'],
      ['GET', '/changes'],
      ['GET', '/deliveries'],
      ['GET', delivered],
      ['POST', `${delivered}/redelivery`],
      ['POST', '/test'],
      ['POST', '/secret-rotation'],
      ['POST', '/replay', DAYS],
    ] as const)
      expect([path, await other(method, service.path + path, body)]).toMatchObject([path, notFound])
    expect(idsIn(await other('GET', '/v1/subscriptions'))).toEqual([])
  })
})

test('an owner needs a scope that reads', async () => {
  const service = await subscribed.subscribe({ owner: await subjectOf('writer') })
  const writer = await clientOf('writer', 'write', 'book')
  for (const path of [service.path, `${service.path}/deliveries`])
    expect(await writer('GET', path)).toMatchObject({ status: 403, body: { message: 'Forbidden' } })
})

test('a new owner replaces the earlier owner of a subscription', async () => {
  const service = await subscribed.subscribe({ owner: await subjectOf('first owner') })
  const [first, second] = [await clientOf('first owner', 'read'), await clientOf('second owner', 'read')]
  expect((await service.patch({ owner: await subjectOf('second owner') })).status).toBe(200)
  expect(await first('GET', service.path)).toMatchObject(notFound)
  expect(idsIn(await first('GET', '/v1/subscriptions'))).toEqual([])
  expect((await second('GET', service.path)).status).toBe(200)
  expect(idsIn(await second('GET', '/v1/subscriptions'))).toEqual([service.id])
})

test('an administrator reads and lists all subscriptions, without a scope that reads', async () => {
  const administrator = await clientOf('administrator', 'admin')
  const services = [
    await subscribed.subscribe({ owner: 'one' }),
    await subscribed.subscribe({ owner: 'two' }),
    await subscribed.subscribe(),
  ]
  const listed = idsIn(await administrator('GET', '/v1/subscriptions?limit=100'))
  for (const { id, path } of services) {
    expect(listed).toContain(id)
    expect((await administrator('GET', path)).status).toBe(200)
  }
})

const CLEARANCE_OF = { read: 'internal', 'read.press': 'press', 'read.public': 'public' } as const

describe.each(READ_SCOPES)('the maker of a feed with the scope %s', (scope) => {
  const clearance = CLEARANCE_OF[scope]
  let maker: Client
  let other: Client
  let path = ''
  let id = ''

  beforeAll(async () => {
    maker = await clientOf(`maker ${scope}`, scope)
    other = await clientOf(`other ${scope}`, scope)
    const made = await maker('POST', '/v1/calendar-feeds', { clearance })
    id = String(made.body['id'])
    path = `/v1/calendar-feeds/${id}`
  })

  test('cannot make a feed above the clearance of the scope', async () => {
    for (const above of ['public', 'press', 'internal'].slice(
      ['public', 'press', 'internal'].indexOf(clearance) + 1,
    ))
      expect(await maker('POST', '/v1/calendar-feeds', { clearance: above })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/clearance' }] },
      })
  })

  test('reads, lists and renews it', async () => {
    expect(await maker('GET', path)).toMatchObject({ status: 200, body: { id, clearance } })
    expect(idsIn(await maker('GET', '/v1/calendar-feeds'))).toEqual([id])
    const renewed = await maker('POST', `${path}/renewal`)
    expect(renewed).toMatchObject({ status: 200, body: { id, clearance, version: 2 } })
  })

  test('is the only client that finds it, beside an administrator, who does not renew it', async () => {
    for (const [method, address] of [
      ['GET', path],
      ['POST', `${path}/renewal`],
      ['DELETE', path],
    ] as const)
      expect(await other(method, address)).toMatchObject(notFound)
    expect(idsIn(await other('GET', '/v1/calendar-feeds'))).toEqual([])
    const administrator = await clientOf('administrator', 'admin')
    expect((await administrator('GET', path)).status).toBe(200)
    expect(idsIn(await administrator('GET', '/v1/calendar-feeds?limit=100'))).toContain(id)
    expect(await administrator('POST', `${path}/renewal`)).toMatchObject({
      status: 409,
      body: { type: 'urn:golden-book:problem:forbidden-step', allowed: ['DELETE'] },
    })
  })

  test('renews it with the current clearance of the maker, and revokes it', async () => {
    const lowered = await clientOf(`maker ${scope}`, 'read.public')
    expect((await lowered('POST', `${path}/renewal`)).body['clearance']).toBe('public')
    expect((await maker('POST', `${path}/renewal`)).body['clearance']).toBe('public')
    expect((await maker('DELETE', path)).status).toBe(200)
    expect(await maker('GET', path)).toMatchObject(notFound)
  })
})

test('an administrator revokes a feed of anybody', async () => {
  const maker = await clientOf('careless maker', 'read')
  const { body } = await maker('POST', '/v1/calendar-feeds', { clearance: 'internal' })
  const administrator = await clientOf('administrator', 'admin')
  expect((await administrator('DELETE', `/v1/calendar-feeds/${String(body['id'])}`)).status).toBe(200)
  const answered = await fetch(`${registry.url}${String(body['path'])}`)
  expect(answered.status).toBe(404)
})
