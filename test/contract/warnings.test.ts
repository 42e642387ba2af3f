import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from '../../contract/documents/openapi/document'
import { ROUTES, WARNING_DOCS } from '../../contract/catalogue'

const codes = WARNING_DOCS.map(({ code }) => code).toSorted()

/** The rows of the table in docs/warnings.md: code, resource, fields, meaning. */
const rows = readFileSync(join(__dirname, '../../docs/warnings.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('documents the meaning of every code, in the table and in the OpenAPI document', () => {
  expect(new Set(rows.map(([, code]) => code?.replaceAll('`', '')))).toEqual(new Set(codes))
  expect(rows).toHaveLength(codes.length)
  for (const { code, description } of WARNING_DOCS)
    expect(rows.find(([, cell]) => cell === `\`${code}\``)?.[4]).toBe(description)
  const document = JSON.stringify(openApiDocument())
  for (const { description } of WARNING_DOCS) expect(document).toContain(JSON.stringify(description))
})

test('lists the fields of every warning in the table', () => {
  for (const { code, schema } of WARNING_DOCS) {
    const row = rows.find(([, cell]) => cell === `\`${code}\``)
    for (const field of Object.keys(schema.shape).filter((name) => name !== 'code' && name !== 'message'))
      expect([code, row?.[3]]).toEqual([code, expect.stringContaining(`\`${field}\``)])
  }
})

test('writes of visits, entries and partnerships can answer warnings, and the approval of a notice; reads cannot', () => {
  const writes = ROUTES.filter(
    ({ method, resource, name }) =>
      method !== 'GET' && ['visits', 'partnerships', 'books'].includes(resource) && name !== 'openVolume',
  )
  const warned = ROUTES.filter(
    ({ answer: { schema } }) => 'shape' in schema && 'warnings' in (schema.shape as object),
  )
  const names = [...writes.map(({ name }) => name), 'approveNotice']
  expect(warned.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
})
