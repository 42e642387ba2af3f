/** The daily announcements of jubilees of which the year, then the month, then the day becomes known. */
import { Clock } from 'template-runner/clock'
import type { Upcoming } from '../../contract/anniversaries/upcoming'
import { eventually } from '../support/eventually'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { SubscribedServices, type Service } from './subscribed-services'

const clock = new Clock()
const services = new SubscribedServices(() => registry)
let registry: LocalRegistry
let office: Service

/** The daily run is at six in the morning in Berlin, so at noon it is over. */
const reachNoonOf = (day: string): void => clock.moveTo(Date.parse(`${day}T12:00:00Z`))

beforeAll(async () => {
  reachNoonOf('2028-07-03')
  registry = await startLocalRegistry({ clock })
  office = await services.subscribe({ types: ['anniversary.upcoming'], clearance: 'public' })
})
afterAll(async () => {
  await registry.stop()
  await services.close()
})

const heard = (): string[] =>
  office.changes.map(({ subject, sequence, data }) => {
    const { on, daysLeft } = data as Upcoming
    return `${subject} #${sequence}: ${on}, ${daysLeft} left`
  })

/** Moves to noon of a day, and waits for the announcements of that morning, in order. */
async function expectOn(day: string, ...lines: readonly string[]): Promise<void> {
  const before = heard()
  reachNoonOf(day)
  await eventually(() => expect(heard()).toEqual([...before, ...lines]))
}

const rome = '/v1/partnerships/rome'
const subject = 'occurrences/partnership-rome/40'

async function learn(foundedOn: string, version: number): Promise<void> {
  const options = { body: { foundedOn }, headers: { 'if-match': `"${version}"` } }
  expect(await registry.send('PATCH', rome, options)).toMatchObject({ status: 200 })
}

test('a jubilee is announced by its year, by its month once that is known, and by its day once that is known', async () => {
  const body = { id: 'rome', city: { en: 'Rome' }, country: 'IT', foundedOn: '1989' }
  expect(await registry.send('POST', '/v1/partnerships', { body })).toMatchObject({ status: 201 })

  await expectOn('2028-07-04')
  await expectOn('2028-07-05', `${subject} #1: 2029, 180 left`)
  expect(office.subscriber.messages.map(({ data }) => data.data)).toEqual([
    {
      anniversaryId: 'partnership-rome',
      partnershipId: 'rome',
      title: { en: 'Rome' },
      kind: 'partnership',
      ordinal: 40,
      on: '2029',
      milestone: true,
      daysLeft: 180,
    },
  ])
  expect(office.subscriber.received.map((message) => message.body).join('')).not.toContain('2029-')
  await expectOn(
    '2029-01-01',
    ...[30, 7, 0].map((left, index) => `${subject} #${index + 2}: 2029, ${left} left`),
  )

  await learn('1989-11', 1)
  await expectOn('2029-05-05', `${subject} #5: 2029-11, 180 left`)

  await learn('1989-11-17', 2)
  await expectOn('2029-05-21', `${subject} #6: 2029-11-17, 180 left`)
  await expectOn(
    '2029-11-17',
    ...[30, 7, 0].map((left, index) => `${subject} #${index + 7}: 2029-11-17, ${left} left`),
  )

  const { body: history } = await registry.send('GET', '/v1/anniversaries/partnership-rome/changes')
  expect(history.items).toMatchObject([
    { type: 'anniversary.recorded', data: { originOn: '1989' } },
    { type: 'anniversary.updated', changed: ['/originOn'], data: { originOn: '1989-11' } },
    { type: 'anniversary.updated', changed: ['/originOn'], data: { originOn: '1989-11-17' } },
  ])
})
