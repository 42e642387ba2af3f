/** ninjs documents are valid by the schema of the IPTC (github.com/iptc/newsinjson, CC BY 4.0). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020'
import { noticeLanguage } from '../../../../contract/notices/schemas'
import { ninjsOf } from '../../../../domain/notices/forms/ninjs'
import { ISTANBUL, OPTIONS } from './istanbul-notice'

const schema = JSON.parse(readFileSync(join(__dirname, 'ninjs-3.1.schema.json'), 'utf8')) as object

const ajv = new Ajv2020({
  // The schema gives a list the schema of its elements (`recurrenceDates`), which strict mode refuses.
  strict: false,
  allErrors: true,
  formats: {
    uri: (text: string) => /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/.test(text),
    'date-time': (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text),
  },
  // Referenced for places, which a notice does not have.
  schemas: [{ $id: 'https://geojson.org/schema/GeoJSON.json' }],
})
const validate = ajv.compile(schema)

const documentOf = (...args: Parameters<typeof ninjsOf>) =>
  JSON.parse(ninjsOf(...args)) as Record<string, unknown>

test.each(noticeLanguage.options)('the notice of Istanbul in %s is valid ninjs 3.1', (language) => {
  const document = documentOf(ISTANBUL[language], OPTIONS)
  expect(validate(document)).toBe(true)
  expect(document).toMatchObject({ language, pubStatus: 'usable', version: '5' })
})

test('a notice with nothing optional is valid ninjs 3.1', () => {
  const { correction: _correction, issuedAt: _issuedAt, ...required } = ISTANBUL.de
  const document = documentOf(
    { ...required, contacts: [{ name: 'Presse' }], blocks: [{ text: 'Text' }] },
    OPTIONS,
  )
  expect(validate(document)).toBe(true)
  expect(document).not.toHaveProperty('edNote')
  expect(document).toMatchObject({ firstCreated: required.updatedAt, infoSources: [{ contactInfo: [] }] })
})

test.each([
  ['an unknown property', { bogus: 1 }],
  ['a body without a value', { bodies: [{ role: 'main' }] }],
  ['a status that ninjs does not know', { pubStatus: 'issued' }],
  ['a date without a time', { versionCreated: '2026-11-17' }],
  ['an identifier that is no URI', { uri: '/v1/notices/1' }],
])('the schema refuses %s', (_label, change) => {
  expect(validate({ ...documentOf(ISTANBUL.de, OPTIONS), ...change })).toBe(false)
})
