/** Things by which an answer tells as whom it was made: one of each visibility, and a service of somebody else. */
import { eventually } from '../../support/eventually'
import type { Registry } from '../../support/registry'
import { Subscriber } from '../../support/subscriber'

export const VISIBILITIES = ['internal', 'press', 'public'] as const

export interface Things {
  /** The ids of the visits, and the numbers of the entries, in the order of `VISIBILITIES`. */
  readonly visits: readonly string[]
  readonly entries: readonly string[]
  readonly subscription: string
  readonly delivery: string
  /** Records a subscription of somebody else, or makes a feed; gives its id. */
  readonly subscribe: () => Promise<string>
  readonly makeFeed: () => Promise<string>
  readonly close: () => Promise<void>
}

export async function recordThings({ send }: Registry): Promise<Things> {
  const subscriber = await Subscriber.open()
  const record = async (path: string, body: object) => {
    const { status, body: thing } = await send('POST', path, { body })
    expect([path, thing['errors'], status]).toEqual([path, undefined, 201])
    return thing
  }
  await record('/v1/partnerships', { id: 'istanbul', city: { en: 'Istanbul' }, country: 'TR' })
  await record('/v1/anniversaries', ANNIVERSARY)
  const visits: string[] = []
  const entries: string[] = []
  for (const visibility of VISIBILITIES) {
    visits.push(String((await record('/v1/visits', visitOf(visibility)))['id']))
    entries.push(String((await record('/v1/books/guest-book/entries', entryOf(visibility)))['number']))
  }
  const subscribe = async () => {
    const body = { name: 'Service', url: subscriber.url, types: ['book.*'], owner: 'somebody' }
    return String((await record('/v1/subscriptions', body))['id'])
  }
  const subscription = await subscribe()
  await send('POST', `/v1/subscriptions/${subscription}/test`)
  await eventually(() => expect(subscriber.received).toHaveLength(1))
  return {
    visits,
    entries,
    subscription,
    delivery: subscriber.received[0]?.id ?? '',
    subscribe,
    makeFeed: async () => String((await record('/v1/calendar-feeds', {}))['id']),
    close: () => subscriber.close(),
  }
}

const personOf = (name: string) => ({ name, office: 'Minister', officeClass: 'minister', country: 'TR' })

/** A visit that is over, so that the summary of its partnership counts it. */
export const visitOf = (visibility: string) => ({
  direction: 'incoming',
  kind: 'working-visit',
  occasion: { en: visibility },
  start: '2026-10-01',
  origin: 'archive',
  status: 'completed',
  guests: [personOf(visibility)],
  partnershipId: 'istanbul',
  visibility,
})

export const entryOf = (visibility: string) => ({
  signedOn: '2026-10-01',
  occasion: { en: visibility },
  signers: [personOf(visibility)],
  visibility,
})

export const ANNIVERSARY = {
  id: 'opening',
  title: { en: 'Opening' },
  kind: 'historic',
  originOn: '1989-11-18',
}
