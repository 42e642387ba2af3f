import { redrivenAnnouncement, redrivenDelivery } from '../../operations/messages'

const delivery = {
  subscriptionId: 's',
  deliveryId: 'c',
  subject: 'visits/1',
  sequence: 2,
  requestId: 'long ago',
}
const redriven = (body: unknown) => redrivenDelivery(JSON.stringify(body), () => 'now')

describe('a redriven delivery', () => {
  test('has a new request id, and the message group of its subscription', () => {
    expect(redriven(delivery)).toEqual({ body: { ...delivery, requestId: 'now' }, group: 's' })
  })

  test.each(['subscriptionId', 'deliveryId', 'subject', 'sequence'])('needs %s', (field) => {
    expect(redriven({ ...delivery, [field]: undefined })).toBeUndefined()
  })

  test.each(['', '{', 'null', '"text"', '[]'])('cannot be read from %j', (body) => {
    expect(redrivenDelivery(body, () => 'now')).toBeUndefined()
  })
})

describe('a redriven announcement', () => {
  test.each([
    ['a change in its envelope', { 'detail-type': 'visit.planned', detail: { id: 'c' } }],
    ['a replay', { replay: { subscriptionId: 's', day: '2026-11-01' } }],
  ])('is sent unchanged: %s', (_what, body) => {
    expect(redrivenAnnouncement(JSON.stringify(body))).toEqual({ body, group: 'redrive' })
  })

  test.each(['', '{', 'null', '"detail"', '{}'])('cannot be read from %j', (body) => {
    expect(redrivenAnnouncement(body)).toBeUndefined()
  })
})
