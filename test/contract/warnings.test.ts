import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from '../../contract/documents/openapi/document'
import { ROUTES } from '../../contract/routes'
import { WARNINGS } from '../../contract/warnings/all'
import { WARNING_MEANINGS } from '../../contract/warnings/meanings'

const codes = WARNINGS.flatMap(({ shape }) => shape.code.def.values).toSorted()

/** The rows of the table in docs/warnings.md: code, resource, fields, meaning. */
const rows = readFileSync(join(__dirname, '../../docs/warnings.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('documents the meaning of every code, in the table and in the OpenAPI document', () => {
  expect(new Set(rows.map(([, code]) => code?.replaceAll('`', '')))).toEqual(new Set(codes))
  expect([rows.length, Object.keys(WARNING_MEANINGS).toSorted()]).toEqual([codes.length, codes])
  for (const [, code = '', , , meaning] of rows)
    expect([code, meaning]).toEqual([code, Reflect.get(WARNING_MEANINGS, code.replaceAll('`', ''))])
  const document = JSON.stringify(openApiDocument())
  for (const meaning of Object.values(WARNING_MEANINGS)) expect(document).toContain(JSON.stringify(meaning))
})

test('lists the fields of every warning in the table', () => {
  for (const { shape } of WARNINGS) {
    const { code, message: _, ...more } = shape
    const [name = ''] = code.def.values
    const row = rows.find(([, cell]) => cell === `\`${name}\``)
    for (const field of Object.keys(more))
      expect([name, row?.[3]]).toEqual([name, expect.stringContaining(`\`${field}\``)])
  }
})

test('writes of visits, entries and partnerships can answer warnings, and reads cannot', () => {
  const writes = ROUTES.filter(
    ({ method, resource, name }) =>
      method !== 'GET' && ['visits', 'partnerships', 'books'].includes(resource) && name !== 'openVolume',
  )
  const warned = ROUTES.filter(
    ({ answer: { schema } }) => 'shape' in schema && 'warnings' in (schema.shape as object),
  )
  expect(warned.map(({ name }) => name)).toEqual(writes.map(({ name }) => name))
})
