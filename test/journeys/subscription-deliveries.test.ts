/** The deliveries of a subscription: their list, their retries, redeliveries and replays. */
import { eventually } from '../support/eventually'
import { startRegistry, type Registry } from '../support/registry'
import { refusal, subjectsOf, SubscribedServices, type Service } from './subscribed-services'

let registry: Registry
const subscribed = new SubscribedServices(() => registry)

describe('the deliveries of a subscription', () => {
  const all = '/v1/subscriptions'
  let service: Service

  beforeAll(async () => {
    registry = await startRegistry()
    service = await subscribed.subscribe()
    for (let count = 0; count < 4; count += 1) await subscribed.recordCity()
    await service.send('POST', '/test')
    await eventually(() => {
      if (service.types.length < 5) throw new Error('Some messages have not arrived.')
    })
  })
  afterAll(async () => {
    await registry.stop()
    await subscribed.close()
  })

  test('are listed newest first, page by page, by status or all', async () => {
    await eventually(async () => expect(await service.deliveries('?status=pending')).toEqual([]))
    const everything = await service.deliveries()
    const ids = everything.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted().toReversed())
    expect(new Set(ids)).toEqual(new Set(service.subscriber.received.map(({ id }) => id)))
    const paged: unknown[] = []
    let link: string | undefined = `${service.path}/deliveries?limit=2&status=delivered`
    while (link !== undefined) {
      const { body, headers } = await registry.send('GET', link)
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
      expect(await registry.send('GET', path)).toMatchObject(refusal(404, 'not-found'))
  })

  test('record a failed attempt, and are retried at their time or on request', async () => {
    service.subscriber.answering = 500
    const subject = await subscribed.recordCity()
    const pendingDelivery = async () => (await service.deliveries('?status=pending'))[0]
    const refused = { outcome: 'refused', status: 500 }
    await eventually(async () =>
      expect(await pendingDelivery()).toMatchObject({ subject, attempts: 1, lastAttempt: refused }),
    )
    const { id = '', nextAttemptAt = '', lastAttempt } = (await pendingDelivery()) ?? {}
    const attempts = () => service.subscriber.received.filter((received) => received.id === id)
    expect(Date.parse(nextAttemptAt) - Date.parse(lastAttempt?.at ?? '')).toBeGreaterThanOrEqual(4000)
    await registry.letPass(7000)
    await eventually(async () =>
      expect(await service.delivery(id)).toMatchObject({ status: 'pending', attempts: 2 }),
    )
    expect(attempts()).toHaveLength(2)
    service.subscriber.answering = 204
    const requested = await service.send('POST', `/deliveries/${id}/redelivery`)
    expect(requested).toMatchObject({ status: 202, body: { deliveryId: id } })
    expect(requested.headers.get('location')).toBe(`${service.path}/deliveries/${id}`)
    await eventually(async () => expect((await service.delivery(id)).status).toBe('delivered'))
    expect(await service.delivery(id)).toMatchObject({ attempts: 1, lastAttempt: { status: 204 } })
    expect(new Set(attempts().map(({ body }) => body)).size).toBe(1)
    expect(attempts()).toHaveLength(3)
  })

  test('are made again for all changes of a day by a replay', async () => {
    const received = service.changes.length
    const today = new Date().toISOString().slice(0, 10)
    const requested = await service.send('POST', '/replay', { from: today, to: today })
    expect(requested).toMatchObject({ status: 202, body: { replayId: expect.any(String) } })
    expect(requested.headers.get('location')).toBe(`${service.path}/deliveries`)
    const cityByCity = Array.from({ length: subscribed.cities }, (_, city) => `partnerships/city-${city + 1}`)
    await eventually(() => {
      const replayed = subjectsOf(service).slice(received)
      expect(replayed.toSorted()).toEqual(cityByCity.toSorted())
    })
  })
})
