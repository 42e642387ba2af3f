import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Clock } from '../../src/clock'
import type { Draft, QueueMessage } from '../../src/queues/message'
import { Queue } from '../../src/queues/queue'
import type { QueueSettings } from '../../src/queues/queue-settings'
import { newFolder, removeFolders } from '../assembly-fixture'

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
    delaySeconds: 0,
    retentionSeconds: 86_400,
  }
  const find = (arn: string) => queues.find((each) => each.settings.arn === arn)
  const queue = new Queue({ ...given, ...settings }, { data, clock, find })
  queues.push(queue)
  return queue
}

/** As after a SIGKILL: what is not in the file is gone. */
function reopened(settings: Partial<QueueSettings> = {}): Queue {
  queues.pop()?.close()
  return open(settings)
}

const send = (queue: Queue, ...drafts: (string | Draft)[]) =>
  drafts.map((draft) => queue.send(typeof draft === 'string' ? { body: draft } : draft))
const bodies = (messages: QueueMessage[]) => messages.map(({ body }) => body)
const receiptOf = (message: QueueMessage | undefined) => message?.receipt ?? ''

describe('a queue', () => {
  it('hides what is received until its time is over, and counts how often it was received', () => {
    const queue = open()
    send(queue, 'a', 'b')
    const [first] = queue.take(10)
    expect(first).toMatchObject({ body: 'a', receiveCount: 1 })
    expect(queue.take(10)).toEqual([])
    expect(queue.counts()).toEqual({ visible: 0, inFlight: 2, delayed: 0 })
    clock.moveBy(minute)
    const again = queue.take(1)
    expect(again).toMatchObject([{ body: 'a', receiveCount: 2 }])
    expect(queue.counts()).toEqual({ visible: 1, inFlight: 1, delayed: 0 })
  })

  it('forgets what is deleted, by its last receipt only', () => {
    const queue = open()
    send(queue, 'a')
    const old = receiptOf(queue.take(1)[0])
    clock.moveBy(minute)
    const [again] = queue.take(1)
    queue.delete(old)
    expect(queue.counts().inFlight).toBe(1)
    queue.delete(receiptOf(again))
    clock.moveBy(minute)
    expect(queue.take(1)).toEqual([])
  })

  it('holds back what is delayed', () => {
    const queue = open({ delaySeconds: 30 })
    send(queue, 'as the queue says', { body: 'by itself', delaySeconds: 90 })
    expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 2 })
    clock.moveBy(minute)
    expect(bodies(queue.take(10))).toEqual(['as the queue says'])
    clock.moveBy(minute / 2)
    expect(bodies(queue.take(1))).toEqual(['by itself'])
  })

  it('hides a message for as long as its reader says, within twelve hours of the receipt', () => {
    const queue = open()
    send(queue, 'a')
    const [message] = queue.take(1)
    expect(queue.changeVisibility(receiptOf(message), 12 * 3600 + 1)).toBe('too long')
    clock.moveBy(minute / 2)
    expect(queue.changeVisibility(receiptOf(message), 12 * 3600)).toBe('too long')
    expect(queue.changeVisibility(receiptOf(message), 11 * 3600)).toBe('changed')
    clock.moveBy(10 * 60 * minute)
    expect(queue.take(1)).toEqual([])
    clock.moveBy(60 * minute)
    expect(bodies(queue.take(1))).toEqual(['a'])
    expect(queue.changeVisibility(receiptOf(message), 0)).toBe('changed')
    expect(bodies(queue.take(1))).toEqual(['a'])
  })

  it('says so when there is nothing to hide', () => {
    const queue = open()
    send(queue, 'a')
    const receipt = receiptOf(queue.take(1)[0])
    clock.moveBy(minute)
    expect(queue.changeVisibility(receipt, 60)).toBe('not in flight')
    queue.delete(receipt)
    expect(queue.changeVisibility(receipt, 60)).toBe('gone')
  })

  it('buries what was received too often in its dead-letter queue, with its id and where it comes from', () => {
    const dead = open({ logicalId: 'Dead', arn: 'arn:dead' })
    const queue = open({ maxReceiveCount: 2, deadLetterArn: 'arn:dead' })
    const [sent] = send(queue, 'poison')
    for (let time = 1; time <= 2; time += 1) {
      expect(bodies(queue.take(1))).toEqual(['poison'])
      clock.moveBy(minute)
    }
    expect(queue.take(1)).toEqual([])
    expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
    expect(dead.take(1)).toMatchObject([
      { id: sent?.id, sentAt: sent?.sentAt, body: 'poison', receiveCount: 1, deadLetterSource: 'arn:queue' },
    ])
  })

  it('lets the group with the fewest messages in flight have its turn', () => {
    const queue = open()
    const loud = Array.from({ length: 20 }, (_, index) => ({ body: `loud ${index}`, group: 'loud' }))
    send(queue, ...loud)
    expect(queue.take(5)).toHaveLength(5)
    send(queue, { body: 'soft 0', group: 'soft' }, { body: 'soft 1', group: 'soft' })
    expect(bodies(queue.take(3))).toEqual(['soft 0', 'soft 1', 'loud 5'])
  })

  it('drops what nobody took for too long', () => {
    const queue = open({ retentionSeconds: 3600 })
    send(queue, 'a')
    clock.moveBy(30 * minute)
    send(queue, 'b')
    clock.moveBy(31 * minute)
    expect(bodies(queue.take(10))).toEqual(['b'])
  })

  it('tells at once of what is sent, and at its time of what becomes visible', async () => {
    const queue = open()
    let told = 0
    queue.onVisible(() => (told += 1))
    send(queue, 'a', 'b')
    await Promise.resolve()
    expect(told).toBe(1)
    queue.take(10)
    clock.moveBy(minute)
    await Promise.resolve()
    expect(told).toBe(2)
  })

  it('delivers ten thousand messages of a hundred groups, each once, in a second or two', () => {
    const queue = open()
    const began = performance.now()
    for (let n = 0; n < 10_000; n += 1) queue.send({ body: String(n), group: String(n % 100) })
    const seen = new Set<string>()
    for (let batch = queue.take(10); batch.length > 0; batch = queue.take(10))
      for (const message of batch) {
        seen.add(message.body)
        queue.delete(receiptOf(message))
      }
    expect(seen.size).toBe(10_000)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

describe('a queue after its run was killed', () => {
  it('has what was sent and not deleted, with its count, visible at once', () => {
    const queue = open()
    send(queue, 'a', 'b', { body: 'c', group: 'g', attributes: { why: 'test' } })
    const [deleted] = queue.take(2)
    queue.delete(receiptOf(deleted))
    expect(reopened().take(10)).toMatchObject([
      { body: 'b', receiveCount: 1 },
      { body: 'c', receiveCount: 2, group: 'g', attributes: { why: 'test' } },
    ])
  })

  it('keeps the time that a reader or a sender has set', () => {
    const queue = open()
    send(queue, 'moved', { body: 'delayed', delaySeconds: 600 })
    queue.changeVisibility(receiptOf(queue.take(1)[0]), 300)
    const again = reopened()
    expect(again.counts()).toEqual({ visible: 0, inFlight: 1, delayed: 1 })
    clock.moveBy(5 * minute)
    expect(bodies(again.take(10, 3600))).toEqual(['moved'])
    clock.moveBy(5 * minute)
    expect(bodies(again.take(1))).toEqual(['delayed'])
  })

  it('drops a torn last line, and goes on after the whole ones', () => {
    send(open(), 'a')
    appendFileSync(join(data, 'queues', 'Queue.log'), '{"sent":{"id":"torn","bo')
    const again = reopened()
    send(again, 'b')
    expect(bodies(reopened().take(10))).toEqual(['a', 'b'])
  })

  it('has a file of nothing but its messages', () => {
    const queue = open()
    send(queue, 'a', 'b')
    queue
      .take(10)
      .slice(0, 1)
      .forEach((message) => queue.delete(receiptOf(message)))
    reopened()
    expect(
      readFileSync(join(data, 'queues', 'Queue.log'), 'utf8')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1)
  })

  it('does not bury twice what was buried before its deletion was written', () => {
    const dead = open({ logicalId: 'Dead', arn: 'arn:dead' })
    const settings = { maxReceiveCount: 1, deadLetterArn: 'arn:dead' }
    const [sent] = send(open(settings), 'poison')
    queues.at(-1)?.take(1)
    if (sent) dead.add({ ...sent, visibleAt: sent.sentAt, deadLetterSource: 'arn:queue' })
    expect(reopened(settings).take(1)).toEqual([])
    expect(bodies(dead.take(10))).toEqual(['poison'])
  })
})
