/** The life of a subscription: its administration and its messages. */
import { eventually } from '../support/eventually'
import { startRegistry, type Registry } from '../support/registry'
import { refusal, subjectsOf, SubscribedServices, type Service } from './subscribed-services'

const all = '/v1/subscriptions'
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/

let registry: Registry
const subscribed = new SubscribedServices(() => registry)
const subscribe = subscribed.subscribe.bind(subscribed)
/** Response bodies that must not have a secret. */
const answers: string[] = []

beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(async () => {
  await registry.stop()
  await subscribed.close()
})

describe('a subscription', () => {
  let service: Service

  test('is recorded with a generated secret, which is shown once', async () => {
    service = await subscribe({ name: 'Press office' })
    const { status, headers, body } = service.recorded
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([201, service.path, '"1"'])
    const fields = { name: 'Press office', url: service.subscriber.url, types: ['partnership.*'] }
    const { secret, ...thing } = body
    expect(secret).toMatch(SECRET)
    expect(thing).toMatchObject({ ...fields, clearance: 'public', paused: false, version: 1 })
    expect((await service.get()).body).toEqual(thing)
  })

  test('is recorded once by two requests with one key, and shows its secret in the first response only', async () => {
    const headers = { 'idempotency-key': 'subscribe-once' }
    const body = { name: 'Once', url: service.subscriber.url, types: ['visit.*'] }
    const first = await registry.send('POST', all, { body, headers })
    subscribed.secrets.push(String(first.body['secret']))
    const again = await registry.send('POST', all, { body, headers })
    const { secret: _, ...thing } = first.body
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true'])
    expect(again.body).toEqual(thing)
    answers.push(again.text)
  })

  test('accepts a given secret', async () => {
    const secret = `whsec_${Buffer.alloc(24, 'given').toString('base64')}`
    const given = await subscribe({ secret })
    expect(given.recorded.body['secret']).toBe(secret)
    const subject = await subscribed.recordCity()
    await eventually(() => expect(subjectsOf(given)).toEqual([subject]))
    expect(given.subscriber.received[0]?.signedBy).toEqual([secret])
    await given.send('DELETE')
  })

  test('receives a signed change with the data that the API answers', async () => {
    const subject = await subscribed.recordCity()
    await eventually(() => expect(subjectsOf(service)).toContain(subject))
    const [received] = service.subscriber.received.slice(-1)
    expect(received?.signedBy).toEqual(service.subscriber.secrets)
    const token = await registry.tokenFor('read.public')
    const thing = (await registry.send('GET', `/v1/${subject}`, { token })).body
    expect(service.subscriber.messages.at(-1)).toMatchObject({
      type: 'partnership.recorded',
      data: { id: received?.id, subject, sequence: 1, data: thing, changed: [''] },
    })
  })

  test('requires If-Match for a change, and keeps its earlier version readable', async () => {
    expect(await service.get('', { 'if-none-match': '"1"' })).toMatchObject({ status: 304, text: '' })
    expect(await service.send('PATCH', '', { name: 'Press' })).toMatchObject(refusal(428, 'version-required'))
    const stale = await service.send('PATCH', '', { name: 'Press' }, { 'if-match': '"7"' })
    expect(stale).toMatchObject(refusal(412, 'stale-version'))
    const patched = await service.send('PATCH', '', { name: 'Press' }, { 'if-match': '"1"' })
    expect(patched).toMatchObject({ status: 200, body: { name: 'Press', version: 2 } })
    expect(patched.headers.get('etag')).toBe('"2"')
    expect((await service.get('', { 'if-none-match': '"1"' })).body).toEqual(patched.body)
    expect((await service.get('?at=1')).body).toMatchObject({ name: 'Press office', version: 1 })
  })

  test('receives only tests while it is paused, and later changes when it is resumed', async () => {
    expect(await service.patch({ paused: true })).toMatchObject({ status: 200, body: { paused: true } })
    const [earlier] = await service.deliveries()
    const body = { from: '2026-11-01', to: '2026-11-02' }
    for (const requested of [
      service.send('POST', '/replay', body),
      service.send('POST', `/deliveries/${earlier?.id}/redelivery`),
    ])
      expect(await requested).toMatchObject(refusal(409, 'forbidden-step'))
    const received = service.types.length
    const witness = await subscribe()
    const missed = await subscribed.recordCity()
    await eventually(() => expect(subjectsOf(witness)).toEqual([missed]))
    await service.send('POST', '/test')
    await eventually(() => expect(service.types.slice(received)).toEqual(['subscription.test']))
    expect(await service.patch({ paused: false })).toMatchObject({ status: 200, body: { paused: false } })
    const next = await subscribed.recordCity()
    await eventually(() => expect(subjectsOf(service)).toContain(next))
    expect(subjectsOf(service)).not.toContain(missed)
    await witness.send('DELETE')
  })

  test('rotates its secret, and signs with both for 24 hours', async () => {
    const headers = { 'idempotency-key': 'rotate-once' }
    const [old] = service.subscriber.secrets
    const rotated = await service.send('POST', '/secret-rotation', undefined, headers)
    expect(rotated.status).toBe(200)
    expect(rotated.body['secret']).toMatch(SECRET)
    expect(rotated.body['secret']).not.toBe(old)
    const hours = (Date.parse(String(rotated.body['earlierSecretUntil'])) - Date.now()) / 3_600_000
    expect(hours).toBeCloseTo(24, 1)
    subscribed.addSecret(service, rotated)
    const again = await service.send('POST', '/secret-rotation', undefined, headers)
    const { secret: _, ...thing } = rotated.body
    expect(again.body).toEqual(thing)
    answers.push(again.text)
    const subject = await subscribed.recordCity()
    await eventually(() => expect(subjectsOf(service)).toContain(subject))
    expect(service.subscriber.received.at(-1)?.signedBy).toEqual([rotated.body['secret'], old])
  })

  test('refuses an unknown partnership', async () => {
    const { headers } = await registry.send('GET', service.path)
    const answer = await registry.send('PATCH', service.path, {
      body: { partnershipIds: ['nowhere'] },
      headers: { 'if-match': headers.get('etag') ?? '' },
    })
    expect(answer.status).toBe(422)
    expect(answer.body['errors']).toEqual([
      { pointer: '/partnershipIds/0', message: 'is not the id of a partnership' },
    ])
  })

  test('sends a test message as a delivery', async () => {
    const headers = { 'idempotency-key': 'test-once' }
    const requested = await service.send('POST', '/test', undefined, headers)
    const repeated = await service.send('POST', '/test', undefined, headers)
    expect([repeated.text, repeated.headers.get('idempotent-replayed')]).toEqual([requested.text, 'true'])
    const id = String(requested.body['deliveryId'])
    expect([requested.status, requested.headers.get('location')]).toEqual([
      202,
      `${service.path}/deliveries/${id}`,
    ])
    await eventually(async () => expect((await service.delivery(id)).status).toBe('delivered'))
    expect(await service.delivery(id)).toMatchObject({ id, type: 'subscription.test', attempts: 1 })
    expect(service.subscriber.received.filter((received) => received.id === id)).toHaveLength(1)
  })

  test('is listed, and has a history', async () => {
    const { body, text } = await registry.send('GET', all)
    const [newest, ...more] = body['items'] as { id: string; name: string }[]
    expect([newest?.name, more.map(({ id }) => id)]).toEqual(['Once', [service.id]])
    const history = await service.get('/changes')
    expect((history.body['items'] as { type: string }[]).map(({ type }) => type)).toEqual([
      'subscription.recorded',
      ...Array(3).fill('subscription.updated'),
      'subscription.secret-rotated',
    ])
    answers.push(text, history.text, (await service.get()).text)
  })

  test('that is deleted stays readable with its deliveries, and receives nothing more', async () => {
    const deleted = await service.send('DELETE')
    expect(deleted).toMatchObject({ status: 200, body: { name: 'Press', deletedAt: expect.any(String) } })
    expect((await service.send('DELETE')).text).toBe(deleted.text)
    expect((await service.get()).text).toBe(deleted.text)
    expect((await registry.send('GET', all)).body['items']).toMatchObject([{ name: 'Once' }])
    expect((await service.deliveries()).length).toBeGreaterThan(0)
    const etag = { 'if-match': deleted.headers.get('etag') ?? '' }
    const [delivery] = await service.deliveries()
    for (const [method, path, body] of [
      ['POST', '/test'],
      ['POST', '/secret-rotation'],
      ['POST', '/replay', { from: '2026-11-01', to: '2026-11-02' }],
      ['POST', `/deliveries/${delivery?.id}/redelivery`],
      ['PATCH', '', { name: 'Late' }],
    ] as const)
      expect([path, await service.send(method, path, body, etag)]).toMatchObject([
        path,
        refusal(409, 'forbidden-step'),
      ])
    const received = service.types.length
    const witness = await subscribe()
    await subscribed.recordCity()
    await eventually(() => expect(witness.types).toHaveLength(1))
    expect(service.types).toHaveLength(received)
    await witness.send('DELETE')
    answers.push(deleted.text, (await service.get('/changes')).text)
  })
})

test('no response has a secret but those that show it once', () => {
  expect(subscribed.secrets).toHaveLength(6)
  for (const secret of subscribed.secrets)
    expect(answers.join('\n')).not.toContain(secret.slice('whsec_'.length))
  expect(answers.join('\n')).toContain('subscription.secret-rotated')
})
