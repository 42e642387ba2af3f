import { canonical, differences } from '../../../domain/shared/json'

describe('differences', () => {
  test.each([
    ['nowhere when all is equal', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ['a field that is changed', { a: 1, b: 2 }, { a: 1, b: 3 }, ['/b']],
    ['one that is new', {}, { a: 1 }, ['/a']],
    ['one that is gone', { a: 1 }, {}, ['/a']],
    ['null is not the same as nothing', { a: null }, {}, ['/a']],
    [
      'a field of a field',
      { a: { de: 'x', en: 'y' } },
      { a: { de: 'x', en: 'z', fr: 'w' } },
      ['/a/en', '/a/fr'],
    ],
    ['elements of lists of one length', { a: [1, 2, 3] }, { a: [1, 5, 4] }, ['/a/1', '/a/2']],
    ['a field of an element', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, ['/a/0/b']],
    ['lists of different lengths as a whole', { a: [1] }, { a: [1, 2] }, ['/a']],
    ['a list that becomes an object', { a: [] }, { a: {} }, ['/a']],
    ['a text that becomes an object', { a: 'x' }, { a: { de: 'x' } }, ['/a']],
    ['the whole', 1, 2, ['']],
    ['names with ~ and /', { 'a/b': 1, 'm~n': 1, '~1': 1 }, {}, ['/a~1b', '/m~0n', '/~01']],
    ['an empty name', { '': 1 }, {}, ['/']],
    [
      'a name that every object inherits',
      {},
      { constructor: {}, toString: 1 },
      ['/constructor', '/toString'],
    ],
    ['a field named __proto__', {}, JSON.parse('{"__proto__":{}}') as object, ['/__proto__']],
  ])('%s', (_what, before, after, pointers) => {
    expect(differences(before, after)).toEqual(pointers)
  })
})

describe('canonical text', () => {
  test('is the same whatever the order of the fields', () => {
    expect(canonical({ b: 1, a: { d: [2, { f: 1, e: 2 }], c: null } })).toBe(
      '{"a":{"c":null,"d":[2,{"e":2,"f":1}]},"b":1}',
    )
  })

  test('differs for lists of another order', () => {
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]))
  })

  test('keeps a field named __proto__', () => {
    expect(canonical(JSON.parse('{"b":1,"__proto__":2}'))).toBe('{"__proto__":2,"b":1}')
  })
})
