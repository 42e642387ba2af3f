import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { istanbul } from '../support/istanbul'
import { startLocalRegistry, type LocalRegistry } from '../support/local-registry'

let registry: LocalRegistry
beforeAll(async () => {
  registry = await startLocalRegistry()
})
afterAll(() => registry.stop())

test('the logs of the functions have every request and no personal name', async () => {
  const { partnership, visit } = istanbul()
  const guests = [{ name: '蔡奇', office: 'Mayor', officeClass: 'mayor', country: 'CN' }]
  const invalid = { name: 'Jahongir Artikxo‘jayev', office: 'Mayor', country: 'XX', officeClass: 'monarch' }
  const post = (path: string, body: object) => registry.send('POST', path, { body })
  expect((await post('/v1/partnerships', partnership)).status).toBe(201)
  expect((await post('/v1/visits', visit)).status).toBe(201)
  expect((await post('/v1/visits', visit)).status).toBe(409)
  expect((await post('/v1/visits', { ...visit, externalId: 'names', guests })).status).toBe(201)
  expect((await post('/v1/visits', { ...visit, guests: [invalid] })).status).toBe(422)
  const found = await registry.send('GET', `/v1/visits?personId=${encodeURIComponent('蔡奇')}`)
  expect(found.body.items).toHaveLength(1)
  const folder = join(registry.run.data, 'logs')
  const text = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  expect(text).toContain('"route":"POST /v1/visits"')
  expect(text).not.toMatch(/mamo|Wegner|wegner|Artikx|蔡奇/)
})
