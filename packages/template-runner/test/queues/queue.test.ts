import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Clock } from '../../src/clock'
import { DataFolder } from '../../src/data/data-folder'
import type { NewMessage, QueueMessage } from '../../src/queues/message'
import { Queue } from '../../src/queues/queue'
import type { QueueSettings } from '../../src/queues/queue-settings'
import { newFolder, removeFolders } from '../support/temporary-folder'

const minute = 60_000
let clock: Clock
let data: string
let queues: Queue[]

beforeEach(() => {
  clock = new Clock()
  data = newFolder()
  queues = []
})
afterEach(() => {
  queues.forEach((queue) => queue.close())
  removeFolders()
})

function open(settings: Partial<QueueSettings> = {}): Queue {
  const given = {
    logicalId: 'Queue',
    name: 'queue',
    arn: 'arn:queue',
    visibilitySeconds: 60,
    retentionSeconds: 86_400,
  }
  const findQueue = (arn: string) => queues.find((each) => each.settings.arn === arn)
  const queue = new Queue({ ...given, ...settings }, { data: new DataFolder(data), clock, findQueue })
  queues.push(queue)
  return queue
}

/** Opens the queue again from its file, as after SIGKILL. */
function reopen(settings: Partial<QueueSettings> = {}): Queue {
  queues.pop()?.close()
  return open(settings)
}

const send = (queue: Queue, ...drafts: (string | NewMessage)[]) =>
  drafts.map((draft) => queue.send(typeof draft === 'string' ? { body: draft } : draft))
const bodies = (messages: QueueMessage[]) => messages.map(({ body }) => body)
const receiptOf = (message: QueueMessage | undefined) => message?.receipt ?? ''

describe('a queue', () => {
  it('hides a received message for its visibility timeout, and counts the receives', () => {
    const queue = open()
    send(queue, 'a', 'b')
    const [first] = queue.receive(10)
    expect(first).toMatchObject({ body: 'a', receiveCount: 1 })
    expect(queue.receive(10)).toEqual([])
    expect(queue.counts()).toEqual({ visible: 0, inFlight: 2, delayed: 0 })
    clock.moveBy(minute)
    const again = queue.receive(1)
    expect(again).toMatchObject([{ body: 'a', receiveCount: 2 }])
    expect(queue.counts()).toEqual({ visible: 1, inFlight: 1, delayed: 0 })
  })

  it('deletes a message by its last receipt handle only', () => {
    const queue = open()
    send(queue, 'a')
    const old = receiptOf(queue.receive(1)[0])
    clock.moveBy(minute)
    const [again] = queue.receive(1)
    queue.delete(old)
    expect(queue.counts().inFlight).toBe(1)
    queue.delete(receiptOf(again))
    clock.moveBy(minute)
    expect(queue.receive(1)).toEqual([])
  })

  it('hides a delayed message', () => {
    const queue = open()
    send(queue, { body: 'delayed', delaySeconds: 600 })
    expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 1 })
    clock.moveBy(9 * minute)
    expect(queue.receive(10)).toEqual([])
    clock.moveBy(minute)
    expect(bodies(queue.receive(1))).toEqual(['delayed'])
  })

  it('changes the visibility timeout up to twelve hours after the receive', () => {
    const queue = open()
    send(queue, 'a')
    const [message] = queue.receive(1)
    expect(queue.changeVisibility(receiptOf(message), 12 * 3600 + 1)).toBe('too long')
    clock.moveBy(minute / 2)
    expect(queue.changeVisibility(receiptOf(message), 12 * 3600)).toBe('too long')
    expect(queue.changeVisibility(receiptOf(message), 11 * 3600)).toBe('changed')
    clock.moveBy(10 * 60 * minute)
    expect(queue.receive(1)).toEqual([])
    clock.moveBy(60 * minute)
    expect(bodies(queue.receive(1))).toEqual(['a'])
    expect(queue.changeVisibility(receiptOf(message), 0)).toBe('changed')
    expect(bodies(queue.receive(1))).toEqual(['a'])
  })

  it('does not change the visibility of a message that is visible or deleted', () => {
    const queue = open()
    send(queue, 'a')
    const receipt = receiptOf(queue.receive(1)[0])
    clock.moveBy(minute)
    expect(queue.changeVisibility(receipt, 60)).toBe('not in flight')
    queue.delete(receipt)
    expect(queue.changeVisibility(receipt, 60)).toBe('not found')
  })

  it('moves a message to the dead-letter queue after maxReceiveCount, with its id and its source', () => {
    const dead = open({ logicalId: 'Dead', arn: 'arn:dead' })
    const queue = open({ maxReceiveCount: 2, deadLetterArn: 'arn:dead' })
    const [sent] = send(queue, 'poison')
    for (let time = 1; time <= 2; time += 1) {
      expect(bodies(queue.receive(1))).toEqual(['poison'])
      clock.moveBy(minute)
    }
    expect(queue.receive(1)).toEqual([])
    expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
    expect(dead.receive(1)).toMatchObject([
      { id: sent?.id, sentAt: sent?.sentAt, body: 'poison', receiveCount: 1, deadLetterSource: 'arn:queue' },
    ])
  })

  it('receives from the group with the fewest messages in flight first', () => {
    const queue = open()
    const large = Array.from({ length: 20 }, (_, index) => ({ body: `large ${index}`, group: 'large' }))
    send(queue, ...large)
    expect(queue.receive(5)).toHaveLength(5)
    send(queue, { body: 'small 0', group: 'small' }, { body: 'small 1', group: 'small' })
    expect(bodies(queue.receive(3))).toEqual(['small 0', 'small 1', 'large 5'])
  })

  it('deletes a message after the retention period', () => {
    const queue = open({ retentionSeconds: 3600 })
    send(queue, 'a')
    clock.moveBy(30 * minute)
    send(queue, 'b')
    clock.moveBy(31 * minute)
    expect(bodies(queue.receive(10))).toEqual(['b'])
  })

  it('notifies listeners once after messages are sent, and when messages become visible', async () => {
    const queue = open()
    let notifications = 0
    queue.onVisible(() => (notifications += 1))
    send(queue, 'a', 'b')
    await Promise.resolve()
    expect(notifications).toBe(1)
    queue.receive(10)
    clock.moveBy(minute)
    await Promise.resolve()
    expect(notifications).toBe(2)
  })

  it('delivers ten thousand messages of a hundred groups once', () => {
    const queue = open()
    for (let n = 0; n < 10_000; n += 1) queue.send({ body: String(n), group: String(n % 100) })
    const seen = new Set<string>()
    for (let batch = queue.receive(10); batch.length > 0; batch = queue.receive(10))
      for (const message of batch) {
        seen.add(message.body)
        queue.delete(receiptOf(message))
      }
    expect(seen.size).toBe(10_000)
  })
})

describe('a queue after its run is killed', () => {
  it('has the messages that were not deleted, visible and with their receive count', () => {
    const queue = open()
    send(queue, 'a', 'b', { body: 'c', group: 'g', attributes: { why: 'test' } })
    const [deleted] = queue.receive(2)
    queue.delete(receiptOf(deleted))
    expect(reopen().receive(10)).toMatchObject([
      { body: 'b', receiveCount: 1 },
      { body: 'c', receiveCount: 2, group: 'g', attributes: { why: 'test' } },
    ])
  })

  it('keeps the delay of a message, and a changed visibility timeout', () => {
    const queue = open()
    send(queue, 'moved', { body: 'delayed', delaySeconds: 600 })
    queue.changeVisibility(receiptOf(queue.receive(1)[0]), 300)
    const again = reopen()
    expect(again.counts()).toEqual({ visible: 0, inFlight: 1, delayed: 1 })
    clock.moveBy(5 * minute)
    const [moved] = again.receive(10)
    expect(moved?.body).toBe('moved')
    again.delete(receiptOf(moved))
    clock.moveBy(5 * minute)
    expect(bodies(again.receive(1))).toEqual(['delayed'])
  })

  it('ignores an incomplete last line', () => {
    send(open(), 'a')
    appendFileSync(join(data, 'queues', 'Queue.log'), '{"sent":{"id":"incomplete","bo')
    const again = reopen()
    send(again, 'b')
    expect(bodies(reopen().receive(10))).toEqual(['a', 'b'])
  })

  it('rewrites its file with the remaining messages', () => {
    const queue = open()
    send(queue, 'a', 'b')
    queue
      .receive(10)
      .slice(0, 1)
      .forEach((message) => queue.delete(receiptOf(message)))
    reopen()
    expect(
      readFileSync(join(data, 'queues', 'Queue.log'), 'utf8')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1)
  })

  it('does not move a message twice to the dead-letter queue', () => {
    const dead = open({ logicalId: 'Dead', arn: 'arn:dead' })
    const settings = { maxReceiveCount: 1, deadLetterArn: 'arn:dead' }
    const [sent] = send(open(settings), 'poison')
    queues.at(-1)?.receive(1)
    if (sent) dead.add({ ...sent, visibleAt: sent.sentAt, deadLetterSource: 'arn:queue' })
    expect(reopen(settings).receive(1)).toEqual([])
    expect(bodies(dead.receive(10))).toEqual(['poison'])
  })
})
