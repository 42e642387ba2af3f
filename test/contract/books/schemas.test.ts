import { entryCorrection, entryInput, entryVoiding, volumeInput } from '../../../contract/books/schemas'
import { istanbul } from '../../support/istanbul'
import { archiveEntryBody, entryBody, faultsOf, guest, understood } from '../../domain/shared/builders'

describe('an entry', () => {
  test("can be Istanbul's, with the visit's id", () => {
    const visitId = '0199aaaa-0000-7000-8000-000000000001'
    expect(understood(entryInput, entryBody({ visitId }))).toMatchObject({
      ...istanbul().entry,
      visitId,
      origin: 'live',
    })
  })

  test('may omit its visibility; its signers are principals by default', () => {
    const entry = understood(entryInput, { signedOn: '2026-11-17', signers: [guest] })
    expect([entry.visibility, entry.signers[0]?.role]).toEqual([undefined, 'principal'])
  })

  test('takes the next page itself', () => {
    expect(faultsOf(entryInput, entryBody({ volume: 9, page: 118, number: 3 }))).toEqual([
      '/volume: is not known here',
      '/page: is not known here',
      '/number: is not known here',
    ])
  })

  test('has an exception only with a reason', () => {
    expect(faultsOf(entryInput, entryBody({ override: {} }))).toEqual(['/override/reason: is missing'])
    expect(faultsOf(entryInput, entryBody({ override: true }))).toEqual(['/override: must be an object'])
  })

  test('keeps signed words with their line breaks', () => {
    const inscription = { text: 'Şehirler\n\n  kardeştir.', language: 'tr' }
    expect(understood(entryInput, entryBody({ inscription })).inscription).toEqual(inscription)
  })

  test.each(['signedOn', 'signers'])('needs %s', (field) => {
    expect(faultsOf(entryInput, entryBody({ [field]: undefined }))).toEqual([`/${field}: is missing`])
  })
})

describe("an archive's entry", () => {
  test.each([{}, { volume: 3 }, { volume: 3, page: 17 }])('stands where the archive knows: %j', (place) => {
    expect(faultsOf(entryInput, archiveEntryBody(place))).toEqual([])
  })

  test('knows no exceptions, since it knows no rule', () => {
    expect(faultsOf(entryInput, archiveEntryBody({ override: { reason: 'x' } }))).toEqual([
      '/override: is not known here',
    ])
  })

  test('was signed by somebody', () => {
    expect(faultsOf(entryInput, archiveEntryBody({ signers: [] }))).toEqual(['/signers: must have 1 or more'])
  })
})

describe('a volume', () => {
  test('has 200 pages and starts on the first, unless said otherwise', () => {
    expect(understood(volumeInput, {})).toEqual({ capacity: 200, nextPage: 1 })
  })

  test.each([
    { number: 0 },
    { capacity: 0 },
    { nextPage: 10_000 },
    { number: 1.5 },
    { number: '9' },
    { pages: 9 },
  ])('is not %j', (input) => expect(faultsOf(volumeInput, input)).toHaveLength(1))
})

test('a correction and a voiding need a reason', () => {
  expect(faultsOf(entryCorrection, { patch: { place: 'Rotes Rathaus' } })).toEqual(['/reason: is missing'])
  expect(faultsOf(entryVoiding, { reason: ' ' })).toHaveLength(1)
})
