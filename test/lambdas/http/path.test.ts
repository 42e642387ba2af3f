import { encodedPath, parametersIn } from '../../../lambdas/http/path'

const route = { path: '/v1/books/{book}/entries/{number}' } as const

test.each([
  ['/v1/books/golden-book/entries/7', { book: 'golden-book', number: '7' }],
  ['/v1/books/%65/entries/7', { book: '%65', number: '7' }],
  ['/v1/books/İ/entries/7', { book: 'İ', number: '7' }],
  ['/v1/books//entries/7', { book: '', number: '7' }],
  ['/v1/books/a/b/entries/7', undefined],
  ['/v1/books/a/entries', undefined],
  ['/v1/books/a/other/7', undefined],
  ['v1/books/a/entries/7', undefined],
])('takes the parameters of %s as they stand', (rawPath, parameters) => {
  expect(parametersIn(route, rawPath)).toEqual(parameters)
})

test('an encoded path is decoded to the same path', () => {
  const path = '/v1/people/imamoğlu%65?#&/appearances'
  expect(encodedPath(path)).toBe('/v1/people/imamo%C4%9Flu%2565%3F%23%26/appearances')
  expect(decodeURIComponent(encodedPath(path))).toBe(path)
})
