import { Notifications } from '../../demo/notifications'

const subject = 'visits/01900000-0000-7000-8000-000000000000'
const announcement = (type: string, sequence: number) => ({
  timestamp: '2026-01-01T00:00:00Z',
  message: `${type} ${subject} #${sequence}`,
})

test('a notification is waited for, whatever arrives before it', async () => {
  const notifications = new Notifications()
  const waiting = notifications.of('visit.confirmed', subject)
  notifications.hear(announcement('visit.planned', 1))
  notifications.hear(announcement('visit.confirmed', 2))
  expect(await waiting).toBe(`visit.confirmed ${subject} #2`)
})

test('a notification that has arrived already is not waited for', async () => {
  const notifications = new Notifications()
  notifications.hear(announcement('visit.planned', 1))
  expect(await notifications.of('visit.planned', subject)).toBe(`visit.planned ${subject} #1`)
})

test('a notification that arrives twice counts once', async () => {
  const notifications = new Notifications()
  notifications.hear(announcement('visit.planned', 1))
  notifications.hear(announcement('visit.planned', 1))
  expect(notifications.count).toBe(1)
  await notifications.reach(1)
})
