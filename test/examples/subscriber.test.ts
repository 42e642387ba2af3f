/** The receivers that docs/subscribing.md shows: each is started and sent what a receiver must take, and must not. */
import { spawnSync } from 'node:child_process'
import { exampleEvents } from '../../demo/event-examples/event-examples'
import { messageOf } from '../../domain/notifications/webhook-message'
import { eventually } from '../support/eventually'
import { newSecret, signed, startReceiver, type Message, type Receiver } from './subscriber'

const hasPython = spawnSync('python3', ['--version']).status === 0

const changes = exampleEvents()
const planned = changes['visit.planned']
const confirmed = changes['visit.confirmed']
const bodyOf = (change: typeof planned): string => messageOf(change, 'press')
const lineOf = ({ type, subject, sequence }: typeof planned): string => `${type} ${subject} ${sequence}`

const secret = newSecret()
const other = newSecret()
const asSent = { id: planned.id, body: bodyOf(planned), secrets: [secret] }
const right = signed(asSent)
const withHeader = (name: string, value: string): Message => ({
  ...right,
  headers: { ...right.headers, [name]: value },
})
const without = (name: string): Message => ({
  ...right,
  headers: Object.fromEntries(Object.entries(right.headers).filter(([header]) => header !== name)),
})

const REFUSED: readonly (readonly [string, Message])[] = [
  ['whose body was altered', { ...right, body: right.body.replace('Istanbul', 'Ankara') }],
  ['whose id was altered', withHeader('webhook-id', confirmed.id)],
  ['that is six minutes old', signed({ ...asSent, minutesAgo: 6 })],
  ['from six minutes ahead', signed({ ...asSent, minutesAgo: -6 })],
  ['whose time was altered', withHeader('webhook-timestamp', String(Math.floor(Date.now() / 1000) - 60))],
  ['signed with another secret', signed({ ...asSent, secrets: [other] })],
  ['signed with two other secrets', signed({ ...asSent, secrets: [other, newSecret()] })],
  ['with a signature of another version', withHeader('webhook-signature', asVersion('v2'))],
  ['with a signature cut short', withHeader('webhook-signature', asVersion('v1').slice(0, -4))],
  ['with nonsense for a signature', withHeader('webhook-signature', 'v1 , v1,, ü')],
  ['without a signature', without('webhook-signature')],
  ['without an id', without('webhook-id')],
  ['without a time', without('webhook-timestamp')],
  ['with nonsense for a time', withHeader('webhook-timestamp', '9'.repeat(5000))],
]

function asVersion(version: string): string {
  return (right.headers['webhook-signature'] ?? '').replace(/^v1/, version)
}

const receivers = [
  { file: 'receive.ts', command: [process.execPath, '--import', 'tsx'], isHere: true },
  { file: 'receive.py', command: ['python3'], isHere: hasPython },
] as const

describe.each(receivers)('$file', ({ file, command, isHere }) => {
  if (!isHere) {
    test.todo(`is tried where ${command[0]} is on the PATH`)
    return
  }

  let receiver: Receiver
  beforeAll(async () => {
    receiver = await startReceiver(command, file, secret)
  })
  afterAll(() => receiver.stop())

  test.each(REFUSED)('refuses a message %s', async (_what, message) => {
    expect(await receiver.post(message)).toBe(401)
    expect(receiver.heard()).toEqual([])
  })

  test('hears of a change once, however often it comes', async () => {
    expect(await receiver.post(right)).toBe(204)
    expect(await receiver.post(right)).toBe(204)
    expect(await receiver.post(signed({ ...asSent, minutesAgo: 4 }))).toBe(204)
    await eventually(() => expect(receiver.heard()).toEqual([lineOf(planned)]))
  })

  test('takes a message while its secret is being replaced, wherever its own signature stands', async () => {
    const next = { id: confirmed.id, body: bodyOf(confirmed), secrets: [other, secret] }
    expect(await receiver.post(signed(next))).toBe(204)
    expect(await receiver.post(signed({ ...next, secrets: [secret, other] }))).toBe(204)
    await eventually(() => expect(receiver.heard()).toEqual([lineOf(planned), lineOf(confirmed)]))
  })

  test('takes nothing that is longer than any message', async () => {
    const body = ' '.repeat(70_000)
    const status = await receiver.post(signed({ ...asSent, body })).catch(() => 'cut off')
    expect(status).not.toBe(204)
    expect(receiver.heard()).toHaveLength(2)
  })
})
