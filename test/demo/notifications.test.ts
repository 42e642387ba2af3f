import { Notifications } from '../../demo/notifications'

const subject = 'visits/01900000-0000-7000-8000-000000000000'
const notification = (type: string, sequence: number) => ({
  timestamp: '2026-01-01T00:00:00Z',
  message: `${type} ${subject} #${sequence}`,
})

test('waits for a notification while others arrive', async () => {
  const notifications = new Notifications()
  const waiting = notifications.waitFor('visit.confirmed', subject)
  notifications.add(notification('visit.planned', 1))
  notifications.add(notification('visit.confirmed', 2))
  expect(await waiting).toBe(`visit.confirmed ${subject} #2`)
})

test('returns a notification that has arrived already', async () => {
  const notifications = new Notifications()
  notifications.add(notification('visit.planned', 1))
  expect(await notifications.waitFor('visit.planned', subject)).toBe(`visit.planned ${subject} #1`)
})

test('counts a repeated notification once', async () => {
  const notifications = new Notifications()
  notifications.add(notification('visit.planned', 1))
  notifications.add(notification('visit.planned', 1))
  expect(notifications.count).toBe(1)
  await notifications.waitForCount(1)
})
