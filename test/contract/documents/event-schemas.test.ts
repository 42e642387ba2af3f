/** The JSON Schema of every event, as it is committed. */
import { eventSchemaOf } from '../../../contract/documents/asyncapi/schemas'
import { CHANGE_TYPES, type ChangeType, WITHDRAWAL_TYPES } from '../../../contract/events'
import type { Change } from '../../../contract/changes'
import { EVENT_DOCS } from '../../../contract/catalogue'
import { visitInput } from '../../../contract/visits/schemas'
import { exampleChanges, exampleEvents } from '../../../demo/event-examples/event-examples'
import { signBook } from '../../../domain/books/entry'
import { newBook } from '../../../domain/books/book'
import { recordVisit } from '../../../domain/visits/visit'
import {
  archiveEntryBody,
  archiveVisitBody,
  BERLIN,
  crowd,
  entryOf,
  momentAt,
  understood,
  visitBody,
} from '../../domain/shared/builders'
import { faultsOfChange, readSchema, schemaTypes } from '../../support/event-schemas'

const { 'visit.planned': visit } = EVENT_DOCS

test('there is one of each type, and no other', () => {
  expect(schemaTypes().toSorted()).toEqual([...CHANGE_TYPES, ...WITHDRAWAL_TYPES].toSorted())
})

describe.each(CHANGE_TYPES)('%s', (type) => {
  const told = exampleChanges().filter((change) => change.type === type)
  const [first] = told

  test('has the schema that the contract makes; otherwise run npm run documents', () => {
    expect(readSchema(type)).toEqual(JSON.parse(JSON.stringify(eventSchemaOf(type))))
  })

  test('has a schema with a name, which needs no other', () => {
    const schema = readSchema(type)
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:golden-book:event:${type}`,
    })
    const json = JSON.stringify(schema)
    const references = [...json.matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference = '']) => reference)
    expect(references.filter((reference) => !reference.startsWith('#/$defs/'))).toEqual([])
  })

  test('is what the rules make', () => {
    expect(told).not.toEqual([])
    for (const change of told) expect(faultsOfChange(type, change)).toEqual([])
  })

  test('is what its schema in the contract says', () => {
    expect(understood(EVENT_DOCS[type].change, first)).toEqual(first)
  })

  test('is nothing else', () => {
    const changes: object[] = [
      { ...first, type: another(type) },
      { ...first, sequence: 0 },
      { ...first, data: undefined },
      { ...first, data: { ...(first?.data as object), surprise: true } },
      { ...first, time: '2024-06-19' },
    ]
    for (const change of changes) {
      const sent: unknown = JSON.parse(JSON.stringify(change))
      expect(faultsOfChange(type, sent)).not.toEqual([])
    }
  })
})

test.each(WITHDRAWAL_TYPES)('the schema of %s matches the contract and its example', (type) => {
  expect(readSchema(type)).toEqual(JSON.parse(JSON.stringify(eventSchemaOf(type))))
  const { [type]: example } = exampleEvents()
  expect(faultsOfChange(type, example)).toEqual([])
  expect(faultsOfChange(type, { ...example, data: {} })).not.toEqual([])
})

const another = (type: ChangeType): ChangeType => {
  const { change } = EVENT_DOCS[type]
  const brother = CHANGE_TYPES.find((each) => each !== type && EVENT_DOCS[each].change === change)
  return brother ?? (type === 'visit.planned' ? 'visit.updated' : 'visit.planned')
}

describe('what is recorded in other ways has the same schemas:', () => {
  const planned = (body: object): Change =>
    recordVisit(understood(visitInput, body), BERLIN, momentAt()).change
  const signed = (body: object): Change => signBook(newBook('guest-book'), entryOf(body), momentAt()).change

  test.each([
    ['a visit with hours', planned(visitBody())],
    ['a visit of thirty', planned(visitBody({ guests: crowd(28), hosts: crowd(2) }))],
    ['a visit of which an archive knows the year', planned(archiveVisitBody())],
    ['a visit that an archive has as over', planned(archiveVisitBody({ status: 'completed' }))],
    [
      'a visit that an archive has as cancelled',
      planned(archiveVisitBody({ status: 'cancelled', statusReason: 'Illness.' })),
    ],
    ['an entry of which an archive knows no name', signed(archiveEntryBody())],
  ])('%s', (_what, change) => {
    expect(faultsOfChange(change.type, change)).toEqual([])
    expect(understood(EVENT_DOCS[change.type].change, change)).toEqual(change)
  })

  test('none of them is a visit of another type', () => {
    expect(visit.change).toBe(EVENT_DOCS['visit.corrected'].change)
    expect(faultsOfChange('visit.corrected', planned(visitBody()))).toHaveLength(1)
  })
})
