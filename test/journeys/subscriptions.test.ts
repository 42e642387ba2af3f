/** The life of a subscription, by whoever administers it and by the service that hears. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { ROUTES } from '../../contract/catalogue'
import { documentClient } from '../../lambdas/table/client'
import { startEngine, type Engine } from 'template-runner/table/engine'
import { eventually } from '../support/eventually'
import { startRegistry, type Registry } from '../support/registry'
import { temporaryFolder } from '../support/temporary-folder'
import { Subscribing, type Service } from './subscribing'

const all = '/v1/subscriptions'
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/

let registry: Registry
const subscribing = new Subscribing(() => registry)
const subscribe = subscribing.subscribe.bind(subscribing)
/** Bodies of all answers in which no secret may be. */
const answers: string[] = []

const folder = temporaryFolder()
let engine: Engine
/** How often a message was hidden until its next attempt. */
let postponed = 0

beforeAll(async () => {
  // An engine of the test's own, since it looks into the whole table.
  engine = await startEngine(folder.path)
  registry = await startRegistry({
    dynamodbEndpoint: engine.endpoint,
    onCall: ({ operation }, phase) => {
      if (operation === 'ChangeMessageVisibility' && phase === 'after') postponed += 1
    },
  })
})
afterAll(async () => {
  await registry.stop()
  await engine.stop()
  folder.remove()
  await subscribing.close()
})

let cities = 0
/** Records a partnership, of which whoever asks for `partnership.*` hears. Gives its subject. */
async function recordCity(): Promise<string> {
  const id = `city-${(cities += 1)}`
  const { status } = await registry.ask('POST', '/v1/partnerships', {
    body: { id, city: { en: id }, country: 'TR' },
  })
  expect(status).toBe(201)
  return `partnerships/${id}`
}

const subjectsOf = (service: Service) => service.changes.map(({ subject }) => subject)
const refusal = (status: number, code: string) => ({
  status,
  body: { type: `urn:golden-book:problem:${code}` },
})

describe('a subscription', () => {
  let service: Service

  test('is recorded with a secret of its own, which is shown once', async () => {
    service = await subscribe({ name: 'Press office' })
    const { status, headers, body } = service.recorded
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([201, service.path, '"1"'])
    const fields = { name: 'Press office', url: service.subscriber.url, types: ['partnership.*'] }
    const { secret, ...thing } = body
    expect(secret).toMatch(SECRET)
    expect(thing).toMatchObject({ ...fields, clearance: 'public', paused: false, version: 1 })
    expect((await service.get()).body).toEqual(thing)
  })

  test('is recorded once however often it is asked for with one key, and the secret is in the first answer only', async () => {
    const headers = { 'idempotency-key': 'subscribe-once' }
    const body = { name: 'Once', url: service.subscriber.url, types: ['visit.*'] }
    const first = await registry.ask('POST', all, { body, headers })
    subscribing.secrets.push(String(first.body['secret']))
    const again = await registry.ask('POST', all, { body, headers })
    const { secret: _, ...thing } = first.body
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true'])
    expect(again.body).toEqual(thing)
    answers.push(again.text)
  })

  test('takes a secret that it is given', async () => {
    const secret = `whsec_${Buffer.alloc(24, 'given').toString('base64')}`
    const given = await subscribe({ secret })
    expect(given.recorded.body['secret']).toBe(secret)
    const subject = await recordCity()
    await eventually(() => expect(subjectsOf(given)).toEqual([subject]))
    expect(given.subscriber.received[0]?.signedBy).toEqual([secret])
    await given.ask('DELETE')
  })

  test('is told of a change, signed, as the API answers it', async () => {
    const subject = await recordCity()
    await eventually(() => expect(subjectsOf(service)).toContain(subject))
    const [received] = service.subscriber.received.slice(-1)
    expect(received?.signedBy).toEqual(service.subscriber.secrets)
    const token = await registry.tokenFor('read.public')
    const thing = (await registry.ask('GET', `/v1/${subject}`, { token })).body
    expect(service.subscriber.messages.at(-1)).toMatchObject({
      type: 'partnership.recorded',
      data: { id: received?.id, subject, sequence: 1, data: thing, changed: [''] },
    })
  })

  test('is changed by whoever has read it, and can be read as it was', async () => {
    expect(await service.get('', { 'if-none-match': '"1"' })).toMatchObject({ status: 304, text: '' })
    expect(await service.ask('PATCH', '', { name: 'Press' })).toMatchObject(refusal(428, 'version-required'))
    const stale = await service.ask('PATCH', '', { name: 'Press' }, { 'if-match': '"7"' })
    expect(stale).toMatchObject(refusal(412, 'stale-version'))
    const patched = await service.ask('PATCH', '', { name: 'Press' }, { 'if-match': '"1"' })
    expect(patched).toMatchObject({ status: 200, body: { name: 'Press', version: 2 } })
    expect(patched.headers.get('etag')).toBe('"2"')
    expect((await service.get('', { 'if-none-match': '"1"' })).body).toEqual(patched.body)
    expect((await service.get('?at=1')).body).toMatchObject({ name: 'Press office', version: 1 })
  })

  test('hears of nothing while it is paused but a test, and of what comes when it is resumed', async () => {
    expect(await service.patch({ paused: true })).toMatchObject({ status: 200, body: { paused: true } })
    const [earlier] = await service.deliveries()
    const body = { from: '2026-11-01', to: '2026-11-02' }
    for (const asked of [
      service.ask('POST', '/replay', body),
      service.ask('POST', `/deliveries/${earlier?.id}/redelivery`),
    ])
      expect(await asked).toMatchObject(refusal(409, 'forbidden-step'))
    const heard = service.types.length
    const witness = await subscribe()
    const missed = await recordCity()
    await eventually(() => expect(subjectsOf(witness)).toEqual([missed]))
    await service.ask('POST', '/test')
    await eventually(() => expect(service.types.slice(heard)).toEqual(['subscription.test']))
    expect(await service.patch({ paused: false })).toMatchObject({ status: 200, body: { paused: false } })
    const next = await recordCity()
    await eventually(() => expect(subjectsOf(service)).toContain(next))
    expect(subjectsOf(service)).not.toContain(missed)
    await witness.ask('DELETE')
  })

  test('gets a new secret, beside which the old one signs too', async () => {
    const headers = { 'idempotency-key': 'rotate-once' }
    const [old] = service.subscriber.secrets
    const rotated = await service.ask('POST', '/secret-rotation', undefined, headers)
    expect(rotated.status).toBe(200)
    expect(rotated.body['secret']).toMatch(SECRET)
    expect(rotated.body['secret']).not.toBe(old)
    const hours = (Date.parse(String(rotated.body['earlierSecretUntil'])) - Date.now()) / 3_600_000
    expect(hours).toBeCloseTo(24, 1)
    subscribing.learn(service, rotated)
    const again = await service.ask('POST', '/secret-rotation', undefined, headers)
    const { secret: _, ...thing } = rotated.body
    expect(again.body).toEqual(thing)
    answers.push(again.text)
    const subject = await recordCity()
    await eventually(() => expect(subjectsOf(service)).toContain(subject))
    expect(service.subscriber.received.at(-1)?.signedBy).toEqual([rotated.body['secret'], old])
  })

  test('is about partnerships that are recorded', async () => {
    const { headers } = await registry.ask('GET', service.path)
    const answer = await registry.ask('PATCH', service.path, {
      body: { partnershipIds: ['nowhere'] },
      headers: { 'if-match': headers.get('etag') ?? '' },
    })
    expect(answer.status).toBe(422)
    expect(answer.body['errors']).toEqual([
      { pointer: '/partnershipIds/0', message: 'is not the id of a partnership' },
    ])
  })

  test('is tested: the message is a delivery like any other', async () => {
    const headers = { 'idempotency-key': 'test-once' }
    const asked = await service.ask('POST', '/test', undefined, headers)
    const repeated = await service.ask('POST', '/test', undefined, headers)
    expect([repeated.text, repeated.headers.get('idempotent-replayed')]).toEqual([asked.text, 'true'])
    const id = String(asked.body['deliveryId'])
    expect([asked.status, asked.headers.get('location')]).toEqual([202, `${service.path}/deliveries/${id}`])
    await eventually(async () => expect((await service.delivery(id)).status).toBe('delivered'))
    expect(await service.delivery(id)).toMatchObject({ id, type: 'subscription.test', attempts: 1 })
    expect(service.subscriber.received.filter((received) => received.id === id)).toHaveLength(1)
  })

  test('has deliveries, newest first, page by page, of one status or of all', async () => {
    await eventually(async () => expect(await service.deliveries('?status=pending')).toEqual([]))
    const everything = await service.deliveries()
    const ids = everything.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted().toReversed())
    expect(new Set(ids)).toEqual(new Set(service.subscriber.received.map(({ id }) => id)))
    const paged: unknown[] = []
    let link: string | undefined = `${service.path}/deliveries?limit=2&status=delivered`
    while (link !== undefined) {
      const { body, headers } = await registry.ask('GET', link)
      paged.push(...(body['items'] as object[]))
      link = /<(.*)>/.exec(headers.get('link') ?? '')?.[1]
    }
    expect(paged).toEqual(everything)
    const { nextCursor } = (await service.get('/deliveries?limit=1')).body
    for (const query of [`limit=1&status=failed&cursor=${String(nextCursor)}`, 'status=lost', 'cursor=AAAA'])
      expect(await service.get(`/deliveries?${query}`)).toMatchObject(refusal(400, 'malformed'))
    const nobody = '00000000-0000-7000-8000-000000000000'
    for (const path of [
      `${service.path}/deliveries/${nobody}`,
      `${all}/${nobody}`,
      `${all}/${nobody}/deliveries`,
    ])
      expect(await registry.ask('GET', path)).toMatchObject(refusal(404, 'not-found'))
  })

  test('that fails says so, and is sent again when its time has come, or when that is asked for', async () => {
    service.subscriber.answering = 500
    const subject = await recordCity()
    await eventually(() => expect(postponed).toBe(1))
    const [pending] = await service.deliveries('?status=pending')
    expect(pending).toMatchObject({ subject, attempts: 1, lastAttempt: { outcome: 'refused', status: 500 } })
    const { id = '', nextAttemptAt = '', lastAttempt } = pending ?? {}
    const attempts = () => service.subscriber.received.filter((received) => received.id === id)
    expect(Date.parse(nextAttemptAt) - Date.parse(lastAttempt?.at ?? '')).toBeGreaterThanOrEqual(4000)
    registry.run.clock.moveBy(7000)
    await eventually(() => expect([attempts().length, postponed]).toEqual([2, 2]))
    expect(await service.delivery(id)).toMatchObject({ status: 'pending', attempts: 2 })
    service.subscriber.answering = 204
    const asked = await service.ask('POST', `/deliveries/${id}/redelivery`)
    expect(asked).toMatchObject({ status: 202, body: { deliveryId: id } })
    expect(asked.headers.get('location')).toBe(`${service.path}/deliveries/${id}`)
    await eventually(async () => expect((await service.delivery(id)).status).toBe('delivered'))
    expect(await service.delivery(id)).toMatchObject({ attempts: 1, lastAttempt: { status: 204 } })
    expect(new Set(attempts().map(({ body }) => body)).size).toBe(1)
    expect(attempts()).toHaveLength(3)
  })

  test('is told once more of all changes of a day', async () => {
    const heard = service.changes.length
    const today = new Date().toISOString().slice(0, 10)
    const asked = await service.ask('POST', '/replay', { from: today, to: today })
    expect(asked).toMatchObject({ status: 202, body: { replayId: expect.any(String) } })
    expect(asked.headers.get('location')).toBe(`${service.path}/deliveries`)
    const cityByCity = Array.from({ length: cities }, (_, city) => `partnerships/city-${city + 1}`)
    await eventually(() => {
      const replayed = subjectsOf(service).slice(heard)
      expect(replayed.toSorted()).toEqual(cityByCity.toSorted())
    })
  })

  test('is in the list, and has a history', async () => {
    const { body, text } = await registry.ask('GET', all)
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

  test('that is deleted is kept as it was, with its deliveries, and nothing more is sent', async () => {
    const deleted = await service.ask('DELETE')
    expect(deleted).toMatchObject({ status: 200, body: { name: 'Press', deletedAt: expect.any(String) } })
    expect((await service.ask('DELETE')).text).toBe(deleted.text)
    expect((await service.get()).text).toBe(deleted.text)
    expect((await registry.ask('GET', all)).body['items']).toMatchObject([{ name: 'Once' }])
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
      expect([path, await service.ask(method, path, body, etag)]).toMatchObject([
        path,
        refusal(409, 'forbidden-step'),
      ])
    const heard = service.types.length
    const witness = await subscribe()
    await recordCity()
    await eventually(() => expect(witness.types).toHaveLength(1))
    expect(service.types).toHaveLength(heard)
    await witness.ask('DELETE')
    answers.push(deleted.text, (await service.get('/changes')).text)
  })
})

describe('recording, changing and deleting subscriptions', () => {
  const nobody = '00000000-0000-7000-8000-000000000000'
  const routes = ROUTES.filter(({ resource, access }) => resource === 'subscriptions' && access === 'admin')
  const ask = (token: string) =>
    Promise.all(
      routes.map(async ({ method, path }) => {
        const { status } = await registry.ask(method, path.replaceAll(/\{\w+\}/g, nobody), {
          token,
          body: method === 'POST' || method === 'PATCH' ? {} : undefined,
        })
        return status
      }),
    )

  test('is for administrators alone', async () => {
    expect(routes.map(({ name }) => name)).toEqual([
      'deleteSubscription',
      'updateSubscription',
      'recordSubscription',
    ])
    const others = await Promise.all(
      (['read', 'write', 'book'] as const).map((scope) => registry.tokenFor(scope)),
    )
    for (const token of others) expect(new Set(await ask(token))).toEqual(new Set([403]))
    expect(await ask(await registry.tokenFor('admin'))).not.toContain(403)
  })
})

describe('a subscription is refused', () => {
  const record = (fields: object) =>
    registry.ask('POST', all, {
      body: { name: 'Service', url: 'http://127.0.0.1/', types: ['visit.*'], ...fields },
    })

  test.each([
    ['a user', 'https://user@press.example/'],
    ['a user and a password', 'https://user:password@press.example/'],
    ['a port', 'https://press.example:8443/'],
    ['no TLS', 'http://press.example/'],
    ['another protocol', 'ftp://press.example/'],
    ['no host', 'https:///golden-book'],
    ['more than 2000 characters', `https://press.example/${'x'.repeat(2000)}`],
    ['a private address', 'https://10.0.0.1/'],
    ['another private address', 'https://192.168.1.1/'],
    ['the address of metadata', 'https://169.254.169.254/latest/meta-data'],
    ['the same as one number', 'https://2852039166/'],
    ['the same in hexadecimal', 'https://0xa9.0xfe.0xa9.0xfe/'],
    ['the same in octal', 'https://0251.0376.0251.0376/'],
    ['the same in IPv6', 'https://[::ffff:169.254.169.254]/'],
    ['an address of a carrier', 'https://100.64.0.1/'],
    ['a local address of IPv6', 'https://[fd00::1]/'],
  ])('for an address with %s', async (_what, url) => {
    const answer = await record({ url })
    expect(answer).toMatchObject({ ...refusal(422, 'invalid') })
    expect(answer.body['errors']).toMatchObject([{ pointer: '/url' }])
  })

  test('with every fault named', async () => {
    const answer = await record({ types: ['visit.eaten'], secret: 'guess', paused: true })
    expect(answer).toMatchObject({ ...refusal(422, 'invalid') })
    const pointers = (answer.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)
    expect(pointers.toSorted()).toEqual(['/paused', '/secret', '/types/0'])
  })

  test('also when it would come to that by a patch', async () => {
    const service = await subscribe()
    for (const fields of [{ url: 'https://10.0.0.1/' }, { types: null }]) {
      const answer = await service.patch(fields)
      expect(answer).toMatchObject({ ...refusal(422, 'invalid') })
      expect(answer.body['errors']).toMatchObject([{ pointer: `/${Object.keys(fields)[0]}` }])
    }
    expect((await service.get()).body['version']).toBe(1)
    await service.ask('DELETE')
  })
})

test('no secret is anywhere but where messages are signed', async () => {
  const { data } = registry.run
  const logs = readdirSync(join(data, 'logs')).map((file) => join(data, 'logs', file))
  const files = [join(data, 'events.jsonl'), ...logs].map((file) => readFileSync(file, 'utf8'))
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = documentClient({ endpoint: engine.endpoint, region: 'eu-central-1', credentials })
  const [TableName] = registry.run.running.tables
  const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand({ TableName }))
  client.destroy()
  expect(LastEvaluatedKey).toBeUndefined()
  const others = Items.filter(({ sk }) => sk !== 'secrets').map((item) => JSON.stringify(item))
  const elsewhere = [...answers, ...files, ...others].join('\n')
  expect(subscribing.secrets).toHaveLength(7)
  for (const secret of subscribing.secrets) {
    expect(elsewhere).not.toContain(secret)
    expect(elsewhere).not.toContain(secret.slice('whsec_'.length))
  }
  // The one of the subscription that is not deleted is there: what was looked through is what there is.
  const kept = JSON.stringify(Items.filter(({ sk }) => sk === 'secrets'))
  expect(subscribing.secrets.filter((secret) => kept.includes(secret))).toHaveLength(1)
  expect(elsewhere).toContain('subscription.secret-rotated')
})
