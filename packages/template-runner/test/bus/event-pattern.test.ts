import { matcherOf } from '../../src/bus/event-pattern'

const event = {
  source: 'golden-book',
  'detail-type': 'visit.planned',
  resources: ['a', 'b'],
  detail: { subject: 'visits/1', sequence: 1, reason: null, muted: false },
}

describe('an event pattern', () => {
  it.each([
    ['a value', { source: ['golden-book'] }, true],
    ['one of several values', { source: ['other', 'golden-book'] }, true],
    ['another value', { source: ['other'] }, false],
    ['all of its fields', { source: ['golden-book'], detail: { sequence: [1] } }, true],
    ['only some of its fields', { source: ['golden-book'], detail: { sequence: [2] } }, false],
    ['a number as a text', { detail: { sequence: ['1'] } }, false],
    ['null', { detail: { reason: [null] } }, true],
    ['a truth value', { detail: { muted: [false] } }, true],
    ['one item of a list', { resources: ['b'] }, true],
    ['a field that is not there', { detail: { nothing: ['x'] } }, false],
    ['a field below one that is not there', { nowhere: { deep: ['x'] } }, false],
    ['a prefix', { 'detail-type': [{ prefix: 'visit.' }] }, true],
    ['another prefix', { 'detail-type': [{ prefix: 'book.' }] }, false],
    ['a prefix of a number', { detail: { sequence: [{ prefix: '1' }] } }, false],
    ['a field that is there', { detail: { subject: [{ exists: true }] } }, true],
    ['a field that is there, though it is null', { detail: { reason: [{ exists: true }] } }, true],
    ['a field that must not be there', { detail: { subject: [{ exists: false }] } }, false],
    ['a field that is not there and must not be', { detail: { nothing: [{ exists: false }] } }, true],
    ['anything but a value', { source: [{ 'anything-but': 'other' }] }, true],
    ['anything but several values', { source: [{ 'anything-but': ['other', 'golden-book'] }] }, false],
    ['anything but, of a field that is not there', { detail: { nothing: [{ 'anything-but': 'x' }] } }, false],
  ])('that asks for %s', (_, pattern, matched) => {
    expect(matcherOf('Rule', pattern)(event)).toBe(matched)
  })

  it.each([
    ['suffix', { source: [{ suffix: 'book' }] }],
    ['numeric', { detail: { sequence: [{ numeric: ['>', 0] }] } }],
    ['anything-but with prefix', { source: [{ 'anything-but': { prefix: 'x' } }] }],
    ['$or', { $or: [{ source: ['golden-book'] }] }],
  ])('is refused by the name of the operator %s, which the runner does not know', (operator, pattern) => {
    expect(() => matcherOf('Rule', pattern)).toThrow(
      `In the template, Rule: the local run does not know the pattern operator ${operator}.`,
    )
  })

  it('is refused when it names a value without a list', () => {
    expect(() => matcherOf('Rule', { source: 'golden-book' })).toThrow(
      /Rule: an event pattern lists its values/,
    )
  })
})
