import { elementFields, fileFieldOf, messageInFile } from '../../../archive/mapping/file-fields'

const fields = {
  '/signedOn': '/date',
  '/visibility': '--visibility',
  ...elementFields('/programme', ['/programme/1', '/programme/3'], { '/where': '/place' }),
  ...elementFields('/sources', ['/sources/2']),
}
const item = {
  date: '1971',
  occasion: 'fair',
  motto: { de: 'Zusammen' },
  programme: [null, { what: 'talk' }, null, { what: 'dinner' }],
  sources: [null, null, 'A Rep. 1'],
}

test.each([
  ['/signedOn', '/date'],
  ['/visibility', '--visibility'],
  ['/occasion/en', '/occasion'],
  ['/motto/de', '/motto/de'],
  ['/programme', '/programme'],
  ['/programme/0/what', '/programme/1/what'],
  ['/programme/1/where', '/programme/3/place'],
  ['/sources/0/url', '/sources/2'],
  ['/notes', '/notes'],
  ['/inscription/text', '/inscription'],
  ['', ''],
])('the field of the file for the pointer "%s" is "%s"', (pointer, expected) => {
  expect(fileFieldOf(pointer, fields, item)).toBe(expected)
})

test.each([
  ['must not be before `signedOn`', 'must not be before `date`'],
  ['must not be before `/signedOn`', 'must not be before `/date`'],
  ['`/programme/1/where` is far', '`/programme/3/place` is far'],
  ['must be given, since `occasion` is `other`', 'must be given, since `occasion` is `other`'],
  ['must be `visibility`', 'must be `--visibility`'],
])('"%s" is "%s" in the words of the file', (message, expected) => {
  expect(messageInFile(message, (pointer) => fileFieldOf(pointer, fields, item))).toBe(expected)
})
