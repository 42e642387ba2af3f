/** The anniversary of a partnership stays muted while the office wants it to be, whatever the partnership does. */
import type { Anniversary } from '../../contract/anniversaries/schemas'
import type { Occurrence } from '../../contract/anniversaries/occurrences'
import { startObservedRegistry, type ObservedRegistry } from '../support/registry'

let registry: ObservedRegistry
beforeAll(async () => {
  registry = await startObservedRegistry()
})
afterAll(() => registry.stop())

const FOUNDED_ON = '1998-05-04'
const PARTNERSHIP = '/v1/partnerships/split'
const ANNIVERSARY = '/v1/anniversaries/partnership-split'

const versionOf = async (path: string): Promise<string> =>
  (await registry.send('GET', path)).headers.get('etag') ?? ''
const write = async (method: 'PATCH' | 'POST', path: string, body: object, of = path) =>
  registry.send(method, path, { body, headers: { 'if-match': await versionOf(of) } })

const foundedOn = (date: string | null) => write('PATCH', PARTNERSHIP, { foundedOn: date })
const become = (status: string) =>
  write('POST', `${PARTNERSHIP}/status`, { status, reason: `It is ${status}` }, PARTNERSHIP)
const patchAnniversary = (body: object) => write('PATCH', ANNIVERSARY, body)
const anniversary = async () => (await registry.send('GET', ANNIVERSARY)).body as unknown as Anniversary
const occurs = async (): Promise<boolean> => {
  const { body } = await registry.send('GET', '/v1/occurrences?from=2028-01-01&to=2028-12-31')
  return (body.items as Occurrence[]).some(({ anniversaryId }) => anniversaryId === 'partnership-split')
}

test('stays muted by the office when the founding date is removed and given again', async () => {
  const body = { id: 'split', city: { en: 'Split' }, country: 'HR', foundedOn: FOUNDED_ON }
  expect(await registry.send('POST', '/v1/partnerships', { body })).toMatchObject({ status: 201 })
  expect(await occurs()).toBe(true)
  expect(await patchAnniversary({ status: 'muted' })).toMatchObject({
    status: 200,
    body: { status: 'muted', mutedBy: 'office', version: 2 },
  })
  expect(await foundedOn(null)).toMatchObject({ status: 200 })
  expect(await foundedOn('1998')).toMatchObject({ status: 200 })
  expect(await anniversary()).toMatchObject({ originOn: '1998', status: 'muted', mutedBy: 'office' })
  expect(await occurs()).toBe(false)
})

test('stays muted by the office when the partnership is suspended and resumed', async () => {
  expect(await become('suspended')).toMatchObject({ status: 200 })
  expect(await become('active')).toMatchObject({ status: 200 })
  expect(await foundedOn(FOUNDED_ON)).toMatchObject({ status: 200 })
  expect(await anniversary()).toMatchObject({ originOn: FOUNDED_ON, status: 'muted', mutedBy: 'office' })
  expect(await occurs()).toBe(false)
})

test('follows the partnership again once the office has unmuted it', async () => {
  expect((await patchAnniversary({ status: 'active' })).body).not.toHaveProperty('mutedBy')
  expect(await occurs()).toBe(true)
  await become('suspended')
  expect(await anniversary()).toMatchObject({ status: 'muted', mutedBy: 'partnership' })
  await become('active')
  expect(await anniversary()).toMatchObject({ status: 'active' })
  expect(await occurs()).toBe(true)
})

test('stays muted after the resumption if the office has muted it meanwhile', async () => {
  await become('suspended')
  expect(await patchAnniversary({ status: 'muted' })).toMatchObject({
    body: { status: 'muted', mutedBy: 'office' },
  })
  await become('active')
  expect(await occurs()).toBe(false)
  const { items } = (await registry.send('GET', `${ANNIVERSARY}/changes`)).body
  expect((items as { type: string; changed: string[] }[]).slice(-2)).toMatchObject([
    { type: 'anniversary.muted', changed: ['/status', '/mutedBy'], reason: 'It is suspended' },
    { type: 'anniversary.updated', changed: ['/mutedBy'] },
  ])
})
