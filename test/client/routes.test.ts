import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathOf } from '../../client/request'
import { ROUTES as ROWS } from '../../client/routes'
import { clientRoutesSource } from '../../contract/documents/client-routes'
import { ROUTES } from '../../contract/catalogue'

test('client/routes.ts is what `npm run documents` writes', () => {
  expect(readFileSync(join(__dirname, '../../client/routes.ts'), 'utf8')).toBe(clientRoutesSource())
})

test('has a row for each route of the contract, with its method, path and If-Match', () => {
  const rows = ROUTES.map(({ name, method, path, ifMatch }) => [
    name,
    { method, path, ...(ifMatch ? { ifMatch } : {}) },
  ])
  expect(ROWS).toEqual(Object.fromEntries(rows))
})

test('fills a path with percent-encoded parameters', () => {
  expect(pathOf('readEntry', { book: 'a/b', number: '7' })).toBe('/v1/books/a%2Fb/entries/7')
})
