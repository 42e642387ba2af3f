import type { Warning } from '../../archive/registry/registry'
import { remarkOf, warningsInFile } from '../../archive/warnings'

const place = { file: 'berlin/signings.json', kind: 'signing', id: 's9' } as const
const names = new Map([
  ['books/golden-book/entries/3', 'berlin/signings.json, signing s3'],
  ['visits/0190', 'berlin/visits.json, visit v1'],
])
const thing = {
  status: 'signed',
  origin: 'archive',
  version: 1,
  signedOn: '1990',
  signers: [{ personId: 'jan' }, { personId: 'anna' }],
}

/** The remark on an item whose first signer is not recorded. */
function remark(warning: Warning, recorded: Parameters<typeof warningsInFile>[1] = thing) {
  const fieldOf = (pointer: string) => pointer.replace('/signers/1', '/signers/2').replace('signedOn', 'date')
  const [inFile] = warningsInFile([warning], recorded, fieldOf)
  if (inFile === undefined) throw new Error('There is no remark on the warning.')
  return remarkOf(place, inFile, (subject) => names.get(subject))
}

const signedBefore = (...days: (string | undefined)[]): Warning => ({
  code: 'signed-before',
  message: 'The signer `personId` has signed.',
  personId: 'anna',
  entries: days.map((signedOn, index) => ({ book: 'golden-book', number: index + 3, signedOn })),
})

test('a remark has the field of the file, and names other records as the files do', () => {
  const warning: Warning = {
    code: 'far-from-visit',
    message: '`signedOn` is more than 7 days before. The entry is recorded; correct `visitId`.',
    pointer: '/signedOn',
    visitId: '0190',
  }
  expect(remark(warning)).toEqual({
    place,
    pointer: '/date',
    apiPointer: '/signedOn',
    message: 'is more than 7 days before. The entry is recorded; correct `visitId`.',
    about: 'visitId: berlin/visits.json, visit v1',
  })
})

test.each([
  [['1990-05-03'], thing],
  [['1980', '1990'], thing],
  [[undefined], thing],
  [['1980'], { ...thing, signedOn: undefined }],
])('a second signing may be the same, if the days are %j', (days, recorded) => {
  expect(remark(signedBefore(...days), recorded)).toMatchObject({
    pointer: '/signers/2',
    apiPointer: '/signers/1',
    about: expect.stringMatching(/^personId: anna; entries: berlin\/signings\.json, signing s3/) as string,
  })
})

test('names an entry that no file has by its book and number', () => {
  expect(remark(signedBefore('1980', '1990')).about).toContain('; entry 4 of golden-book, 1990')
})

test('a person who signs again on certainly another day is no duplicate', () => {
  expect(remark(signedBefore('1980-05-03', '1991'))).toEqual({
    place,
    pointer: '',
    message: expect.stringContaining('usual in an archive') as string,
  })
})
