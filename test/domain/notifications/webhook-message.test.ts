import * as fc from 'fast-check'
import type { Change } from '../../../contract/changes'
import type { Clearance } from '../../../contract/things'
import type { Withdrawal } from '../../../contract/subscriptions/withdrawals'
import { changed } from '../../../domain/shared/change'
import { MAX_MESSAGE_BYTES, messageOf } from '../../../domain/notifications/webhook-message'
import { momentAt, recordedPartnership } from '../shared/builders'
import { changeOfType, visitWith } from './builders'

const CLEARANCES: readonly Clearance[] = ['public', 'press', 'internal']

interface WebhookBody {
  readonly type: string
  readonly timestamp: string
  readonly data: Change & { readonly address?: string }
}
const read = (change: Change, clearance: Clearance = 'internal'): WebhookBody =>
  JSON.parse(messageOf(change, clearance)) as WebhookBody

const planned = { ...changeOfType('visit.planned', visitWith({ visibility: 'press' })), sequence: 3 }
const large = (bytes: number): Change => ({ ...planned, data: { notes: 'x'.repeat(bytes) } })

describe('a message', () => {
  test('has the type, the time of the change, and the change as the API returns it', () => {
    expect(read(planned)).toEqual({ type: 'visit.planned', timestamp: planned.time, data: planned })
  })

  test('is the same at every attempt, regardless of the order of fields', () => {
    const { id, ...rest } = planned
    expect(messageOf({ ...rest, id }, 'press')).toBe(messageOf(planned, 'press'))
  })

  test('contains the thing below 20 KB, and its address from there on', () => {
    const room = MAX_MESSAGE_BYTES - Buffer.byteLength(messageOf(large(0), 'press'))
    expect(read(large(room - 1)).data).toEqual(large(room - 1))
    const { data: _, ...rest } = planned
    expect(read(large(room)).data).toEqual({ ...rest, address: '/v1/things/one?at=3' })
  })

  test('has the address of an earlier version only for internal readers', () => {
    const address = (clearance: Clearance) => read(large(MAX_MESSAGE_BYTES), clearance).data.address
    expect(CLEARANCES.map(address)).toEqual(['/v1/things/one', '/v1/things/one', '/v1/things/one?at=3'])
  })

  test('of a withdrawal has no contents', () => {
    const { id, time, subject, sequence } = planned
    const withdrawal: Withdrawal = { id, type: 'visit.withdrawn', time, subject, sequence }
    const body = { type: 'visit.withdrawn', timestamp: time, data: withdrawal }
    expect(JSON.parse(messageOf(withdrawal, 'public'))).toEqual(body)
  })

  test('lists top-level pointers if the full list would be too long', () => {
    const languages = ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'pl', 'ru', 'tr']
    const inAll = (text: string) => Object.fromEntries(languages.map((language) => [language, text]))
    const programmesNamed = (name: string) =>
      Array.from({ length: 100 }, (_, place) => ({ id: `programme-${place}`, name: inAll(name) }))
    const happening = { type: 'partnership.updated', subject: 'partnerships/istanbul' } as const
    const before = { ...recordedPartnership(), programmes: programmesNamed('Exchange') }
    const after = { ...before, programmes: programmesNamed('Residencies'), notes: 'Renamed' }
    const { change } = changed<typeof before>(happening, before, after, momentAt())
    expect(change.changed).toHaveLength(1001)
    expect(read(change).data.changed).toEqual(['/programmes', '/notes'])
  })
})

test('a message of any thing is below 20 KB and has type, subject and sequence', () => {
  const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 4 })
  const words = fc.tuple(word, fc.nat(300)).map(([text, times]) => text.repeat(times))
  const pointer = fc
    .tuple(fc.constantFrom('/notes', '/programmes', '/statements', ''), fc.nat(99), words)
    .map(([field, place, key]) => (field === '' ? '' : `${field}/${place}/${key.replaceAll('/', '~1')}`))
  const things = fc.record({
    reason: words,
    actor: words.map((text) => text.slice(0, 300)),
    data: fc.record({ notes: words, repeated: fc.nat(60), statements: fc.array(fc.record({ text: words })) }),
    changed: fc.array(pointer, { maxLength: 20, size: 'max' }),
  })
  const property = fc.property(things, fc.constantFrom(...CLEARANCES), ({ data, ...fields }, clearance) => {
    const statements = data.statements.map((each) => ({ ...each, status: 'approved' }))
    const change = {
      ...planned,
      ...fields,
      data: { ...data, statements, notes: data.notes.repeat(data.repeated) },
    }
    const message = messageOf(change, clearance)
    expect(Buffer.byteLength(message)).toBeLessThan(20_000)
    const { id, type, time, subject, sequence } = change
    const said = JSON.parse(message) as WebhookBody
    expect(said).toMatchObject({ type, timestamp: time, data: { id, type, time, subject, sequence } })
    // The whole, or where it is.
    expect('data' in said.data).toBe(!('address' in said.data))
  })
  fc.assert(property)
})
