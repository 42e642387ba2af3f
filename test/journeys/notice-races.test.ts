/** A fact that changes while its notice is approved or issued: the notice never states the old one. */
import { eventually } from '../support/eventually'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'
import { pressDeskOf, type PressDesk } from './press-desk'

/** `NOTICE_RACES=200 npx jest test/journeys/notice-races` runs more. */
const RACES = Number(process.env['NOTICE_RACES'] ?? 15)

let registry: LocalRegistry
let desk: PressDesk

beforeAll(async () => {
  registry = await startLocalRegistry()
  desk = pressDeskOf(registry)
})
afterAll(() => registry.stop())

/** Issues a notice while the venue of its visit changes. Returns the types of both events in the order of their writes. */
async function race(number: number): Promise<string[]> {
  const visit = await desk.recordVisit({ venues: [`Old venue ${number}`] })
  const notice = await desk.compose(visit)
  await desk.approve(notice)
  const [issue, change] = await Promise.all([
    desk.as('press', 'POST', `${notice}/issue`),
    desk.as('officer', 'PATCH', visit, { venues: [`New venue ${number}`] }),
  ])
  expect(change.status).toBe(200)
  expect([200, 409]).toContain(issue.status)
  const types = (): string[] =>
    registry
      .events()
      .filter(({ detail }) => [visit, notice].some((path) => path.endsWith(detail.subject)))
      .map(({ detail }) => detail.type)
      .filter((type) => ['notice.issued', 'visit.rescheduled'].includes(type))
  await eventually(() => expect(types()).toHaveLength(issue.status === 200 ? 2 : 1))
  return types()
}

test(`of ${RACES} changes of a stated fact, none is written before its notice is issued with the old one`, async () => {
  const orders: string[] = []
  for (let number = 0; number < RACES; number += 1) orders.push((await race(number)).join(' '))
  const allowed = new Set(['visit.rescheduled', 'notice.issued visit.rescheduled'])
  expect(orders.filter((order) => !allowed.has(order))).toEqual([])
})
