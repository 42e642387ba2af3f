/** The embargo of a notice: nothing leaves before its minute; then it is out once, unless a fact has changed. */
import { Clock } from 'template-runner/clock'
import type { Notice } from '../../contract/notices/schemas'
import { eventually } from '../support/eventually'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { sendRequest } from '../support/send-request'
import { pressDeskOf, type PressDesk } from './press-desk'
import { SubscribedServices, type Service } from './subscribed-services'

const clock = new Clock()
/** The whole minute that is an hour ahead of the run's clock. */
let minute: string
let registry: LocalRegistry
let desk: PressDesk
const services = new SubscribedServices(() => registry)
let internal: Service
let others: Service[]

/** Stands in no other text of the registry. */
const HEADLINE = 'Sperrfristkanarienvogel'

beforeAll(async () => {
  clock.moveTo(Date.parse('2097-11-17T08:00:00Z'))
  registry = await startLocalRegistry({ clock })
  desk = pressDeskOf(registry)
  internal = await services.subscribe({ types: ['notice.*'], clearance: 'internal' })
  others = await Promise.all(
    (['press', 'public'] as const).map((clearance) => services.subscribe({ types: ['*'], clearance })),
  )
})
beforeEach(() => {
  minute = new Date(Math.ceil(clock.now() / 60_000) * 60_000 + 3_600_000).toISOString()
})
afterAll(async () => {
  await registry.stop()
  await services.close()
})

async function approved(visit?: string): Promise<string> {
  const path = await desk.compose(visit ?? (await desk.recordVisit()), { embargoedUntil: minute })
  await desk.as('officer', 'PATCH', path, { headline: HEADLINE })
  expect((await desk.approve(path)).body).toMatchObject({ status: 'approved', embargoedUntil: minute })
  return path
}

const idOf = (path: string): string => path.split('/').at(-1) ?? ''
const noticeAt = async (path: string) => (await desk.as('press', 'GET', path)).body as Notice
const openAnswer = (path: string) => sendRequest(registry.url, 'GET', `/v1/notices/${idOf(path)}`, {})
const typesOf = (service: Service, path: string): string[] =>
  service.changes.filter(({ subject }) => subject === `notices/${idOf(path)}`).map(({ type }) => type)
const reach = (time: string, seconds = 0): void => clock.moveTo(Date.parse(time) + seconds * 1000)

test('before its minute no way out has a byte of it below internal; at its minute it is out, once', async () => {
  const path = await approved()
  await eventually(() => expect(typesOf(internal, path)).toContain('notice.approved'))
  reach(minute, -30)
  for (const member of ['journalist', 'citizen'] as const)
    for (const way of [
      '/v1/press-desk',
      '/v1/notices',
      '/v1/notices.atom',
      path,
      `/v1/notices/${idOf(path)}`,
    ])
      expect((await desk.as(member, 'GET', way, undefined, {})).text).not.toContain(HEADLINE)
  expect((await openAnswer(path)).status).toBe(404)
  expect((await desk.as('press', 'POST', `${path}/issue`)).body).toMatchObject({ allowed: ['draft'] })
  for (const service of others) expect(JSON.stringify(service.changes)).not.toContain(HEADLINE)

  reach(minute, 1)
  await eventually(async () => expect((await openAnswer(path)).status).toBe(200))
  expect(await noticeAt(path)).toMatchObject({ status: 'issued', version: 4 })
  for (const service of [internal, ...others])
    await eventually(() => expect(typesOf(service, path)).toContain('notice.issued'))
  const minutes = [60, 120, 180]
  for (const seconds of minutes) reach(minute, seconds)
  const next = await approved()
  reach(minute, 3600)
  await eventually(async () => expect((await openAnswer(next)).status).toBe(200))
  expect(await noticeAt(path)).toMatchObject({ version: 4 })
  expect(typesOf(others[1]!, path)).toEqual(['notice.issued'])
})

test('a notice of which a fact has changed is marked, is not issued at its minute, and is issued once it is composed again', async () => {
  const visit = await desk.recordVisit()
  const path = await approved(visit)
  await desk.as('officer', 'PATCH', visit, { venues: ['Schloss Bellevue'] })
  await eventually(async () =>
    expect((await noticeAt(path)).stale).toMatchObject([
      { pointer: '/venues/0', before: 'Rotes Rathaus', now: 'Schloss Bellevue' },
    ]),
  )
  await eventually(() => expect(typesOf(internal, path)).toContain('notice.stale'))
  reach(minute, 61)
  const refused = await desk.as('press', 'POST', `${path}/issue`)
  expect([refused.status, refused.body['type']]).toEqual([409, 'urn:golden-book:problem:stale-facts'])
  expect(refused.body['stale']).toMatchObject([{ pointer: '/venues/0', now: 'Schloss Bellevue' }])
  expect(await noticeAt(path)).toMatchObject({ status: 'approved' })

  await desk.as('officer', 'POST', `${path}/recomposition`)
  expect(await noticeAt(path)).not.toHaveProperty('stale')
  await desk.approve(path)
  reach(minute, 122)
  await eventually(async () => expect((await openAnswer(path)).status).toBe(200))
  expect(JSON.stringify(await noticeAt(path))).toContain('Schloss Bellevue')
})

test.each([
  ['cancelled', 'POST', '/status', { status: 'cancelled', reason: 'Illness' }, '/status'],
  ['postponed', 'POST', '/status', { status: 'postponed', reason: 'A strike' }, '/status'],
  ['shown to fewer readers', 'PATCH', '', { visibility: 'internal' }, '/visibility'],
])('a notice whose visit is %s is stale', async (_what, method, below, body, pointer) => {
  const visit = await desk.recordVisit({ visibility: 'public' })
  const path = await approved(visit)
  expect((await desk.as('officer', method, `${visit}${below}`, body)).status).toBe(200)
  await eventually(async () => expect((await noticeAt(path)).stale).toMatchObject([{ pointer }]))
})

test('an edit takes an approved notice out of the minute', async () => {
  const path = await approved()
  await desk.as('press', 'PATCH', path, { contacts: [{ name: 'Pressestelle' }] })
  const other = await approved()
  reach(minute, 1)
  await eventually(async () => expect((await openAnswer(other)).status).toBe(200))
  expect((await openAnswer(path)).status).toBe(404)
  expect(await noticeAt(path)).toMatchObject({ status: 'draft' })
})
