import { createCipheriv, randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { cursorsOf, keyText } from '../../../lambdas/table/cursor'
import { positionIn } from '../../../lambdas/table/list'
import { Refusal } from '../../../domain/shared/refusal'

const cursors = cursorsOf('the id of a stack')
const filters = { list: 'visits', country: 'TR' }
const position = { pk: 'visits/1', sk: 'thing', listSk: '2026-11-17#1' }
const cursor = cursors.seal(filters, position)
const form = positionIn({})

const refusalOf = (read: () => unknown): unknown => {
  try {
    return read()
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.details.faults] : error
  }
}
const REFUSED = ['malformed', [{ pointer: '/cursor', message: 'must be a cursor of this list' }]]

test('returns the position that it was sealed with', () => {
  expect(cursors.read(filters, cursor, form)).toEqual(position)
})

test('is the same for the same position, whatever the order of the filters', () => {
  expect(cursors.seal({ country: 'TR', list: 'visits' }, position)).toBe(cursor)
  expect(cursorsOf('the id of a stack').seal(filters, position)).toBe(cursor)
})

test('shares no initialization vector with the cursor of another position or of other filters', () => {
  const ivs = [
    cursor,
    cursors.seal(filters, { ...position, listSk: '2026-11-17#2' }),
    cursors.seal({ ...filters, country: 'DE' }, position),
    cursorsOf('another').seal(filters, position),
  ].map((each) => each.slice(0, 16))
  expect(new Set(ivs).size).toBe(4)
})

test('is base64url and does not reveal its position', () => {
  expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/)
  for (const encoding of ['utf8', 'latin1'] as const)
    expect(Buffer.from(cursor, 'base64url').toString(encoding)).not.toMatch(/visits|thing|2026/)
})

test('is refused when any one of its characters is changed', () => {
  for (let at = 0; at < cursor.length; at += 1) {
    const other = `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`
    expect(refusalOf(() => cursors.read(filters, other, form))).toEqual(REFUSED)
  }
})

test.each([
  ['empty', ''],
  ['short', 'AAAA'],
  ['of random bytes', randomBytes(60).toString('base64url')],
  ['padded', `${cursor}=`],
  ['followed by a space', `${cursor} `],
  ['cut', cursor.slice(0, -1)],
  ['longer', `${cursor}A`],
  ['in plain text', Buffer.from(JSON.stringify(position)).toString('base64url')],
  ['encrypted with a key that a caller made up', encryptedWith(randomBytes(32), filters)],
])('is refused when it is %s', (_what, forged) => {
  expect(refusalOf(() => cursors.read(filters, forged, form))).toEqual(REFUSED)
})

test('is refused with other filters and by another stack', () => {
  expect(refusalOf(() => cursors.read({ ...filters, country: 'DE' }, cursor, form))).toEqual(REFUSED)
  expect(refusalOf(() => cursors.read({ list: 'visits' }, cursor, form))).toEqual(REFUSED)
  expect(refusalOf(() => cursorsOf('another stack').read(filters, cursor, form))).toEqual(REFUSED)
})

test.each([
  ['of an older form', '2026-11-17#1'],
  ['null', null],
  ['without a part', { pk: 'visits/1', sk: 'thing' }],
  ['with one part more', { ...position, listPk: 'visits' }],
  ['with a number', { ...position, sk: 5 }],
  ['with empty text', { ...position, sk: '' }],
  ['with a lone surrogate', { ...position, pk: '\uD800' }],
])('is refused when its position is %s', (_what, other) => {
  expect(refusalOf(() => cursors.read(filters, cursors.seal(filters, other), form))).toEqual(REFUSED)
})

test.each([
  [{ from: '2026-12-31' }, '2026-01-01#1', true],
  [{ to: '2026-11-16' }, '2026-11-17#1', true],
  [{ from: '2026-11-17', to: '2026-11-17' }, '2026-11-17#1', false],
  [{ from: '2026-11-17', to: '2026-11-17' }, '2026#1', false],
])('of a list of %j is refused at %s: %s', (range, listSk, isRefused) => {
  const sealed = cursors.seal(filters, { ...position, listSk })
  const read = refusalOf(() => cursors.read(filters, sealed, positionIn(range)))
  expect(read).toEqual(isRefused ? REFUSED : { ...position, listSk })
})

test('of people is refused when it does not begin with the key that was searched', () => {
  const begins = keyText.check(z.startsWith('imam'))
  expect(cursors.read(filters, cursors.seal(filters, 'imamoglu#ekrem'), begins)).toBe('imamoglu#ekrem')
  expect(refusalOf(() => cursors.read(filters, cursors.seal(filters, 'erdogan#x'), begins))).toEqual(REFUSED)
})

function encryptedWith(key: Buffer, bound: object): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(JSON.stringify(bound)))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(position)), cipher.final()])
  return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url')
}
