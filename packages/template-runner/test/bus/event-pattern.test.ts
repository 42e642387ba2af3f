import { matcherOf } from '../../src/bus/event-pattern'

const matches = (pattern: unknown, event: unknown): boolean => matcherOf('Rule', pattern)(event)

const event = {
  source: 'shop',
  'detail-type': 'order.placed',
  resources: ['a', 'b'],
  detail: { subject: 'orders/1', sequence: 1, reason: null, muted: false, text: '1', none: [], empty: {} },
}

describe('an event pattern', () => {
  it.each([
    ['a value', { source: ['shop'] }, true],
    ['one of several values', { source: ['other', 'shop'] }, true],
    ['another value', { source: ['other'] }, false],
    ['all fields', { source: ['shop'], detail: { sequence: [1] } }, true],
    ['a field that differs', { source: ['shop'], detail: { sequence: [2] } }, false],
    ['a number as 1.0', { detail: { sequence: [1.0] } }, true],
    ['a string in place of a number', { detail: { sequence: ['1'] } }, false],
    ['a number in place of a string', { detail: { text: [1] } }, false],
    ['null', { detail: { reason: [null] } }, true],
    ['null for an absent field', { detail: { absent: [null] } }, false],
    ['null for an empty array', { detail: { none: [null] } }, false],
    ['"null" in place of null', { detail: { reason: ['null'] } }, false],
    ['a boolean', { detail: { muted: [false] } }, true],
    ['an element of an array', { resources: ['b'] }, true],
    ['an absent field', { detail: { absent: ['x'] } }, false],
    ['a field of an absent object', { absent: { deep: ['x'] } }, false],
    ['a field by a name with a dot', { 'detail.subject': ['orders/1'] }, true],
  ])('compares %s', (_, pattern, expected) => {
    expect(matches(pattern, event)).toBe(expected)
  })

  it.each([
    ['prefix of a string', { 'detail-type': [{ prefix: 'order.' }] }, true],
    ['another prefix', { 'detail-type': [{ prefix: 'book.' }] }, false],
    ['one of two prefixes', { 'detail-type': [{ prefix: 'book.' }, { prefix: 'order.' }] }, true],
    ['prefix of a number', { detail: { sequence: [{ prefix: '1' }] } }, false],
    ['prefix of null', { detail: { reason: [{ prefix: 'n' }] } }, false],
    ['prefix of a boolean', { detail: { muted: [{ prefix: 'f' }] } }, false],
    ['prefix of an absent field', { detail: { absent: [{ prefix: '' }] } }, false],
    ['exists: true of a value', { detail: { subject: [{ exists: true }] } }, true],
    ['exists: true of null', { detail: { reason: [{ exists: true }] } }, true],
    ['exists: true of an object, which is no leaf', { detail: [{ exists: true }] }, false],
    ['exists: true of an empty array', { detail: { none: [{ exists: true }] } }, false],
    ['exists: true of an absent field', { detail: { absent: [{ exists: true }] } }, false],
    ['exists: false of a value', { detail: { subject: [{ exists: false }] } }, false],
    ['exists: false of null', { detail: { reason: [{ exists: false }] } }, false],
    ['exists: false of an absent field', { detail: { absent: [{ exists: false }] } }, true],
    ['exists: false of a field of an absent object', { absent: { deep: [{ exists: false }] } }, true],
    ['exists: false of an empty array', { detail: { none: [{ exists: false }] } }, true],
    ['exists: false of an empty object', { detail: { empty: [{ exists: false }] } }, true],
    ['exists: false of an object, which is no leaf', { detail: [{ exists: false }] }, true],
    ['exists: false or a value, when the value differs', { source: [{ exists: false }, 'other'] }, false],
    ['exists: false or a value, when the value equals', { source: [{ exists: false }, 'shop'] }, true],
    ['anything-but a value', { source: [{ 'anything-but': 'other' }] }, true],
    ['anything-but an equal value', { source: [{ 'anything-but': 'shop' }] }, false],
    ['anything-but several values', { source: [{ 'anything-but': ['other', 'shop'] }] }, false],
    ['anything-but a number', { detail: { sequence: [{ 'anything-but': 1 }] } }, false],
    ['anything-but a number, of a string', { detail: { text: [{ 'anything-but': 1 }] } }, true],
    ['anything-but a value, of null', { detail: { reason: [{ 'anything-but': 'x' }] } }, true],
    ['anything-but a value, of an absent field', { detail: { absent: [{ 'anything-but': 1 }] } }, false],
    ['anything-but a value, of an array with another', { resources: [{ 'anything-but': 'a' }] }, true],
  ])('evaluates %s', (_, pattern, expected) => {
    expect(matches(pattern, event)).toBe(expected)
  })

  it.each([
    ['an element that matches', { x: { y: [1] } }, { x: [{ y: 1 }, { y: 2 }] }, true],
    ['no element that matches', { x: { y: [3] } }, { x: [{ y: 1 }, { y: 2 }] }, false],
    ['nested arrays', { x: { y: [2] } }, { x: [[{ y: 1 }], [{ y: 2 }]] }, true],
    ['fields of one element', { x: { y: [1], z: [1] } }, { x: [{ y: 1, z: 1 }, { y: 2 }] }, true],
    ['fields of different elements', { x: { y: [1], z: [2] } }, { x: [{ y: 1 }, { z: 2 }] }, false],
    [
      'elements of different arrays',
      { x: { y: [1] }, z: { y: [2] } },
      { x: [{ y: 1 }], z: [{}, { y: 2 }] },
      true,
    ],
    [
      'elements after the first combination',
      { x: { y: [1, 2], z: [2] } },
      { x: [{ y: 1 }, { y: 2, z: 2 }] },
      true,
    ],
    ['plain values beside objects', { x: ['a'], 'x.y': [1] }, { x: ['a', { y: 1 }] }, true],
    [
      'absence in the element that matches',
      { x: { a: [{ exists: false }], y: [1] } },
      { x: [{ y: 1 }, { a: 1 }] },
      true,
    ],
    [
      'presence in the element that matches',
      { x: { a: [{ exists: false }], y: [1] } },
      { x: [{ y: 1, a: 1 }] },
      false,
    ],
  ])('handles arrays of objects: %s', (_, pattern, arrays, expected) => {
    expect(matches(pattern, arrays)).toBe(expected)
  })
})

describe('matcherOf', () => {
  it.each([
    ['suffix', { source: [{ suffix: 'book' }] }],
    ['numeric', { detail: { sequence: [{ numeric: ['>', 0] }] } }],
    ['wildcard', { source: [{ wildcard: 's*p' }] }],
    ['equals-ignore-case', { source: [{ 'equals-ignore-case': 'SHOP' }] }],
    ['cidr', { source: [{ cidr: '10.0.0.0/24' }] }],
    ['anything-but with {"prefix":"x"}', { source: [{ 'anything-but': { prefix: 'x' } }] }],
    ['anything-but with ["x",1]', { source: [{ 'anything-but': ['x', 1] }] }],
    ['anything-but with []', { source: [{ 'anything-but': [] }] }],
    ['anything-but with null', { source: [{ 'anything-but': null }] }],
    ['prefix with 1', { source: [{ prefix: 1 }] }],
    ['prefix with {"equals-ignore-case":"x"}', { source: [{ prefix: { 'equals-ignore-case': 'x' } }] }],
    ['exists with "true"', { source: [{ exists: 'true' }] }],
    ['$or', { $or: [{ source: ['shop'] }] }],
  ])('rejects the operator %s by its name', (operator, pattern) => {
    expect(() => matcherOf('Rule', pattern)).toThrow(
      `Rule: the template runner does not support the event pattern operator ${operator}; remove it from the template.`,
    )
  })

  it.each([
    ['a value without an array', { detail: { type: 'x' } }, 'detail.type'],
    ['an empty array', { source: [] }, 'source'],
    ['an array in an array', { source: [['x']] }, 'source'],
    ['an object with two operators', { source: [{ prefix: 'a', exists: true }] }, 'source'],
    ['an empty object', { detail: {} }, 'detail'],
    ['an empty pattern', {}, 'each field'],
    ['a pattern that is an array', ['x'], 'each field'],
    ['invalid JSON', undefined, 'each field'],
  ])('rejects %s', (_, pattern, field) => {
    expect(() => matcherOf('Rule', pattern)).toThrow(
      `Rule: the event pattern must list the values of ${field} in an array.`,
    )
  })
})
