/** Calendar feeds: their clearance, their renewal and their revocation. */
import type { Scope } from '../../contract/route'
import { startRegistry, type Registry } from '../support/registry'
import type { ApiResponse } from '../support/send-request'

let registry: Registry
beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry.stop())

const tokenOf = async (name: string, ...scopes: Scope[]): Promise<string> =>
  (await registry.callerOf(name, ...scopes)).token

const make = (token: string, body: object = {}): Promise<ApiResponse> =>
  registry.send('POST', '/v1/calendar-feeds', { token, body })

const open = (feed: ApiResponse): Promise<ApiResponse> => registry.send('GET', String(feed.body['path']))

describe('the clearance of a feed', () => {
  test.each([
    ['read.public', 'press'],
    ['read.public', 'internal'],
    ['read.press', 'internal'],
  ] as const)('made with %s cannot be %s', async (scope, clearance) => {
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

test('an administrator lists and revokes the feeds of all clients, and cannot renew them', async () => {
  const gone = await registry.callerOf('gone', 'read.public')
  const made = await make(gone.token)
  const address = `/v1/calendar-feeds/${String(made.body['id'])}`
  const token = await tokenOf('administrator', 'admin')
  const listed = await registry.send('GET', '/v1/calendar-feeds?limit=100', { token })
  expect(listed.body['items']).toContainEqual(
    expect.objectContaining({ id: made.body['id'], createdBy: gone.subject }),
  )
  expect(await registry.send('POST', `${address}/renewal`, { token })).toMatchObject({ status: 409 })
  expect(await registry.send('DELETE', address, { token })).toMatchObject({ status: 200 })
  expect(await open(made)).toMatchObject({ status: 404 })
})
