import { announcementAgain, deliveryAgain } from '../../operations/messages'

const delivery = {
  subscriptionId: 's',
  deliveryId: 'c',
  subject: 'visits/1',
  sequence: 2,
  requestId: 'long ago',
}
const again = (body: unknown) => deliveryAgain(JSON.stringify(body), () => 'now')

describe('a delivery that had its last attempt', () => {
  test('is requested anew, and takes turns with those of its subscription', () => {
    expect(again(delivery)).toEqual({ body: { ...delivery, requestId: 'now' }, group: 's' })
  })

  test.each(['subscriptionId', 'deliveryId', 'subject', 'sequence'])('is none without its %s', (field) => {
    expect(again({ ...delivery, [field]: undefined })).toBeUndefined()
  })

  test.each(['', '{', 'null', '"text"', '[]'])('is not %j', (body) => {
    expect(deliveryAgain(body, () => 'now')).toBeUndefined()
  })
})

describe('what the fan-out did not get done with', () => {
  test.each([
    ['a change in its envelope', { 'detail-type': 'visit.planned', detail: { id: 'c' } }],
    ['a replay', { replay: { subscriptionId: 's', day: '2026-11-01' } }],
  ])('is sent as it was: %s', (_what, body) => {
    expect(announcementAgain(JSON.stringify(body))).toEqual({ body, group: 'redrive' })
  })

  test.each(['', '{', 'null', '"detail"', '{}'])('is not %j', (body) => {
    expect(announcementAgain(body)).toBeUndefined()
  })
})
