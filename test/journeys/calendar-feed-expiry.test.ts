/** The end of a calendar feed, a year after it was made or renewed. */
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import type { ApiResponse } from '../support/send-request'

const DAY = 24 * 60 * 60 * 1000

let registry: LocalRegistry
beforeAll(async () => {
  registry = await startLocalRegistry()
})
afterAll(() => registry.stop())

const make = (token: string): Promise<ApiResponse> =>
  registry.send('POST', '/v1/calendar-feeds', { token, body: {} })

const open = (feed: ApiResponse): Promise<ApiResponse> => registry.send('GET', String(feed.body['path']))

const idsIn = ({ body }: ApiResponse): unknown[] => (body['items'] as { id: string }[]).map(({ id }) => id)

test('a feed ends a year after it was made or renewed', async () => {
  const token = await registry.tokenFor('read.public')
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
