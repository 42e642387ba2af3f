import { createHmac, randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { parse } from '../../../contract/parse'
import { webhookSecret } from '../../../contract/subscriptions/schemas'
import { newSecret } from '../../../lambdas/deliver/secret'
import { signedHeaders } from '../../../lambdas/deliver/sign'

const unsigned = {
  id: '0193fe4f-0000-7000-8000-000000000000',
  sentAt: new Date(),
  body: '{"name":"Ekrem İmamoğlu 👑"}',
}

const isSecret = (text: string): boolean => 'value' in parse(webhookSecret, text)

const current = newSecret(randomBytes)
const previous = newSecret(randomBytes)

test('signs id, timestamp and body as Standard Webhooks specifies', () => {
  const key = Buffer.from(current.slice('whsec_'.length), 'base64')
  const seconds = Math.floor(unsigned.sentAt.getTime() / 1000)
  const signature = createHmac('sha256', key)
    .update(`${unsigned.id}.${seconds}.${unsigned.body}`)
    .digest('base64')
  expect(signedHeaders(unsigned, [current])).toEqual({
    'webhook-id': unsigned.id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  })
})

test('reproduces the signature of the example in the specification', () => {
  const headers = signedHeaders(
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', sentAt: new Date(1_614_265_330_000), body: '{"test": 2432232314}' },
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  )
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('signs with both secrets during a rotation, so that either verifies', () => {
  const headers = signedHeaders(unsigned, [current, previous])
  const [first] = signedHeaders(unsigned, [current])['webhook-signature']?.split(' ') ?? []
  expect(headers['webhook-signature']?.split(' ')[0]).toBe(first)
  for (const secret of [current, previous])
    expect(new Webhook(secret).verify(unsigned.body, headers)).toEqual(JSON.parse(unsigned.body))
})

test('does not verify with another secret', () => {
  const headers = signedHeaders(unsigned, [current, previous])
  expect(() => new Webhook(newSecret(randomBytes)).verify(unsigned.body, headers)).toThrow(
    'No matching signature',
  )
  expect(() => new Webhook(current).verify(`${unsigned.body} `, headers)).toThrow('No matching signature')
})

test('a new secret has 32 random bytes', () => {
  expect(current).toMatch(/^whsec_[\w+/]{43}=$/)
  expect(isSecret(current)).toBe(true)
  expect(current).not.toBe(previous)
  expect(newSecret((size) => Buffer.alloc(size, 1))).toBe(`whsec_${Buffer.alloc(32, 1).toString('base64')}`)
})

const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`

test.each([24, 25, 26, 32, 63, 64])('accepts a secret of %i bytes', (bytes) => {
  expect(isSecret(secretOf(bytes))).toBe(true)
})

test.each([
  ['too few bytes', secretOf(23)],
  ['too many bytes', secretOf(65)],
  ['no bytes', 'whsec_'],
  ['nothing', ''],
  ['no prefix', secretOf(32).slice(6)],
  ['another prefix', `whpk_${secretOf(32).slice(6)}`],
  ['no padding', secretOf(32).replace('=', '')],
  ['a blank', secretOf(32).replace('whsec_', 'whsec_ ')],
  ['a letter that is none', secretOf(33).replace('Bw', '-_')],
  ['a line break', `${secretOf(33)}\n`],
])('rejects a secret with %s', (_what, text) => {
  expect(isSecret(text)).toBe(false)
})
