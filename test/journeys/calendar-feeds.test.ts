/** Calendar feeds: their clearance, their end, their renewal and their revocation. */
import { startRegistry, type ApiResponse, type Registry } from '../support/registry'

const DAY = 24 * 60 * 60 * 1000

let registry: Registry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry.stop())

const tokenOf = (subject: string, ...scopes: string[]): Promise<string> =>
  registry.run.issuer.mint({ scope: scopes.map((scope) => `golden-book/${scope}`).join(' '), subject })

const make = (token: string, body: object = {}): Promise<ApiResponse> =>
  registry.send('POST', '/v1/calendar-feeds', { token, body })

const open = (feed: ApiResponse, query = ''): Promise<ApiResponse> =>
  registry.send('GET', `${String(feed.body['path'])}${query}`)

const idsIn = ({ body }: ApiResponse): unknown[] => (body['items'] as { id: string }[]).map(({ id }) => id)

describe('the clearance of a feed', () => {
  test.each([
    ['read.public', 'press'],
    ['read.public', 'internal'],
    ['read.press', 'internal'],
  ])('made with %s cannot be %s', async (scope, clearance) => {
    const refused = await make(await tokenOf('web-team', scope), { clearance })
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/clearance', message: expect.stringMatching(/^must be /) }] },
    })
  })

  test('falls to the clearance of its maker on renewal', async () => {
    const made = await make(await tokenOf('press-office', 'read.press'), { clearance: 'press' })
    const token = await tokenOf('press-office', 'read.public')
    const renewed = await registry.send('POST', `/v1/calendar-feeds/${String(made.body['id'])}/renewal`, {
      token,
    })
    expect(renewed).toMatchObject({ status: 200, body: { clearance: 'public', version: 2 } })
  })
})

test('a feed ignores unknown query parameters', async () => {
  const made = await make(await tokenOf('web-team', 'read.public'))
  expect(await open(made, '?nocache=1&v=2')).toMatchObject({ status: 200 })
})

test('an administrator lists and revokes the feeds of all clients, and cannot renew them', async () => {
  const made = await make(await tokenOf('gone', 'read.public'))
  const address = `/v1/calendar-feeds/${String(made.body['id'])}`
  const token = await tokenOf('administrator', 'admin')
  const listed = await registry.send('GET', '/v1/calendar-feeds?limit=100', { token })
  expect(listed.body['items']).toContainEqual(
    expect.objectContaining({ id: made.body['id'], createdBy: 'gone' }),
  )
  expect(await registry.send('POST', `${address}/renewal`, { token })).toMatchObject({ status: 409 })
  expect(await registry.send('DELETE', address, { token })).toMatchObject({ status: 200 })
  expect(await open(made)).toMatchObject({ status: 404 })
})

test('a feed ends a year after it was made or renewed', async () => {
  const token = await tokenOf('web-team', 'read.public')
  const [ending, renewed] = await Promise.all([make(token), make(token)])
  registry.run.clock.moveBy(300 * DAY)
  const address = `/v1/calendar-feeds/${String(renewed.body['id'])}`
  expect(await registry.send('POST', `${address}/renewal`, { token })).toMatchObject({ status: 200 })
  registry.run.clock.moveBy(66 * DAY)
  expect([(await open(ending)).status, (await open(renewed)).status]).toEqual([404, 200])
  const listed = idsIn(await registry.send('GET', '/v1/calendar-feeds?limit=100', { token }))
  expect([listed.includes(ending.body['id']), listed.includes(renewed.body['id'])]).toEqual([false, true])
  const gone = `/v1/calendar-feeds/${String(ending.body['id'])}`
  expect(await registry.send('GET', gone, { token })).toMatchObject({ status: 404 })
  expect(await registry.send('POST', `${gone}/renewal`, { token })).toMatchObject({ status: 404 })
  registry.run.clock.moveBy(300 * DAY)
  expect(await open(renewed)).toMatchObject({ status: 404 })
})
