/** Who may record, change and delete subscriptions, and which subscriptions are invalid. */
import { ROUTES } from '../../contract/catalogue'
import { startRegistry, type Registry } from '../support/registry'
import { refusal, SubscribedServices } from './subscribed-services'

const all = '/v1/subscriptions'

let registry: Registry
const subscribed = new SubscribedServices(() => registry)

beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(async () => {
  await registry.stop()
  await subscribed.close()
})

describe('recording, changing and deleting subscriptions', () => {
  const nobody = '00000000-0000-7000-8000-000000000000'
  const routes = ROUTES.filter(({ resource, access }) => resource === 'subscriptions' && access === 'admin')
  const ask = (token: string) =>
    Promise.all(
      routes.map(async ({ method, path }) => {
        const { status } = await registry.send(method, path.replaceAll(/\{\w+\}/g, nobody), {
          token,
          body: method === 'POST' || method === 'PATCH' ? {} : undefined,
        })
        return status
      }),
    )

  test('needs the scope admin', async () => {
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

describe('POST /v1/subscriptions refuses', () => {
  const record = (fields: object) =>
    registry.send('POST', all, {
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
  ])('a URL with %s', async (_what, url) => {
    const answer = await record({ url })
    expect(answer).toMatchObject({ ...refusal(422, 'invalid') })
    expect(answer.body['errors']).toMatchObject([{ pointer: '/url' }])
  })

  test('with a pointer for each error', async () => {
    const answer = await record({ types: ['visit.eaten'], secret: 'guess', paused: true })
    expect(answer).toMatchObject({ ...refusal(422, 'invalid') })
    const pointers = (answer.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)
    expect(pointers.toSorted()).toEqual(['/paused', '/secret', '/types/0'])
  })

  test('an invalid patch as well', async () => {
    const service = await subscribed.subscribe()
    for (const fields of [{ url: 'https://10.0.0.1/' }, { types: null }]) {
      const answer = await service.patch(fields)
      expect(answer).toMatchObject({ ...refusal(422, 'invalid') })
      expect(answer.body['errors']).toMatchObject([{ pointer: `/${Object.keys(fields)[0]}` }])
    }
    expect((await service.get()).body['version']).toBe(1)
    await service.send('DELETE')
  })
})
