import { entry as entrySchema, entryInput } from '../../../contract/books/schemas'
import type { Clearance } from '../../../contract/things'
import { correctEntry, signBook, voidEntry } from '../../../domain/books/entry'
import { newBook } from '../../../domain/books/book'
import {
  archiveEntryBody,
  bookWith,
  crowd,
  entryBody,
  entryOf,
  faultsOf,
  guest,
  host,
  minister,
  momentAt,
  pointersOf,
  refusalOf,
  signedEntry,
  understood,
} from '../shared/builders'

const golden = newBook('golden-book')
const guests = newBook('guest-book')
const sign = (body: object, book = golden) => signBook(book, entryOf(body), momentAt())
const correct = (patch: object, before = signedEntry()) =>
  correctEntry(before, { patch, reason: 'misread' }, momentAt())
const companion = { ...minister, role: 'companion' }
const override = { reason: 'The Senate decided so.' }

describe('signing a book', () => {
  test('takes the next page and the next number', () => {
    const { thing, change, book } = sign(entryBody(), bookWith([entryBody(), archiveEntryBody()]))
    expect(thing).toMatchObject({ number: 3, volume: 1, page: 2, status: 'signed', version: 1 })
    expect(book.entries).toBe(3)
    expect(change).toMatchObject({ type: 'book-entry.signed', subject: 'books/golden-book/entries/3' })
    expect(understood(entrySchema, thing)).toEqual(thing)
  })

  test('takes the visibility of the visit by default, and internal without a visit', () => {
    const on = (body: object, visibility?: Clearance) =>
      signBook(golden, entryOf(entryBody(body)), momentAt(), visibility && { visibility }).thing.visibility
    expect([on({}), on({}, 'press'), on({}, 'public')]).toEqual(['internal', 'press', 'public'])
    expect([on({ visibility: 'public' }), on({ visibility: 'internal' }, 'public')]).toEqual([
      'public',
      'internal',
    ])
  })

  test('gives people their ids', () => {
    const { signers, hosts } = signedEntry()
    expect([...signers, ...hosts].map(({ personId }) => personId)).toEqual(['ekrem-imamoglu', 'kai-wegner'])
  })

  test('needs the name of each signer of a live entry', () => {
    const signers = [{ ...guest, name: 'N. N.' }, guest]
    const refused = refusalOf(() => sign(entryBody({ signers })))
    expect(refused.details.faults).toEqual([
      {
        pointer: '/signers/0/name',
        message: 'must be the name of the signer, not a placeholder such as N.N.',
      },
    ])
    expect(faultsOf(entryInput, entryBody({ signers: [{ ...guest, name: undefined }] }))).toEqual([
      '/signers/0/name: is missing',
    ])
    expect(signedEntry(archiveEntryBody({ signers })).signers[0]).not.toHaveProperty('personId')
  })

  test('may know a host by the office alone', () => {
    const [unnamed] = signedEntry(entryBody({ hosts: [{ ...host, name: undefined }] })).hosts
    expect(unnamed).toEqual({ kind: 'person', office: host.office, country: 'DE' })
    expect(
      pointersOf(
        refusalOf(() => sign(entryBody({ hosts: [{ ...host, name: undefined, personId: 'kai' }] }))),
      ),
    ).toEqual(['/hosts/0/name'])
  })

  test('accepts a group that is known by its office', () => {
    const assembly = { kind: 'group', office: 'General assembly', role: 'principal' }
    expect(signedEntry(archiveEntryBody({ signers: [assembly] })).signers).toEqual([assembly])
  })

  test('places an archive entry where the archive says, with the next number', () => {
    expect(signedEntry(archiveEntryBody({ volume: 3, page: 17 }))).toMatchObject({
      number: 1,
      volume: 3,
      page: 17,
    })
    expect(signedEntry(archiveEntryBody())).not.toHaveProperty('page')
    expect(signedEntry(archiveEntryBody({ volume: 3 }))).not.toHaveProperty('page')
  })

  test('rejects more than thirty people, including hosts', () => {
    const body = entryBody({ hosts: crowd(5, host), signers: crowd(26) })
    expect(pointersOf(refusalOf(() => sign(body)))).toEqual(['/signers'])
  })

  test('rejects a person without name and office', () => {
    const body = archiveEntryBody({ signers: [{}, { office: 'King' }, { country: 'NO' }] })
    expect(pointersOf(refusalOf(() => sign(body)))).toEqual(['/signers/0', '/signers/2'])
  })
})

describe('the Golden Book', () => {
  test.each([
    'monarch',
    'head-of-state',
    'head-of-government',
    'foreign-minister',
    'partner-city-mayor',
    'honorary-citizen',
  ])('accepts a %s as principal', (officeClass) => {
    expect(signedEntry(entryBody({ signers: [{ ...guest, officeClass }] })).number).toBe(1)
  })

  test.each([
    'royal-family',
    'minister',
    'ambassador',
    'mayor',
    'parliament',
    'religious-leader',
    'international-organisation',
    'culture-and-sport',
    'other',
  ])('rejects %s as principal, and names the guest book', (officeClass) => {
    const refusal = refusalOf(() => sign(entryBody({ signers: [{ ...guest, officeClass }] })))
    expect([refusal.code, ...pointersOf(refusal)]).toEqual(['not-eligible', '/signers/0/officeClass'])
    expect(refusal.message).toContain('/v1/books/guest-book/entries')
  })

  test('lists every principal who is not eligible', () => {
    const refusal = refusalOf(() => sign(entryBody({ signers: [minister, guest, companion, minister] })))
    expect(pointersOf(refusal)).toEqual(['/signers/0/officeClass', '/signers/3/officeClass'])
  })

  test('accepts any companion of an eligible principal', () => {
    expect(signedEntry(entryBody({ signers: [guest, companion] })).signers).toHaveLength(2)
  })

  test('rejects companions without a principal', () => {
    const refusal = refusalOf(() => sign(entryBody({ signers: [companion] })))
    expect(refusal).toMatchObject({ code: 'invalid', details: { faults: [{ pointer: '/signers' }] } })
  })

  test('accepts a group without an office', () => {
    const team = { kind: 'group', name: 'National team', officeClass: 'culture-and-sport', country: 'DE' }
    const entry = signedEntry(entryBody({ signers: [team], override: { reason: 'European champions' } }))
    expect(entry.signers).toMatchObject([{ kind: 'group', personId: 'national-team', role: 'principal' }])
  })

  test('accepts an override with a reason, and keeps it', () => {
    expect(signedEntry(entryBody({ signers: [minister], override })).override).toEqual(override)
  })

  test('accepts any signer in an archive entry', () => {
    expect(signedEntry(archiveEntryBody({ signers: [minister] })).number).toBe(1)
  })
})

test('the guest book accepts every office', () => {
  expect(signedEntry(entryBody({ signers: [minister] }), guests).book).toBe('guest-book')
})

describe('correcting an entry', () => {
  test('keeps the number and page, and records the reason', () => {
    const next = correct({ signedOn: '2024-06-19' })
    expect(next?.thing).toMatchObject({ number: 1, volume: 1, page: 1, signedOn: '2024-06-19', version: 2 })
    expect(next?.change).toMatchObject({
      type: 'book-entry.corrected',
      reason: 'misread',
      changed: ['/signedOn'],
    })
  })

  test.each(['page', 'volume', 'number', 'status', 'book'])('does not change its %s', (field) => {
    expect(pointersOf(refusalOf(() => correct({ [field]: 5 })))).toEqual([`/patch/${field}`])
  })

  test('makes no change if nothing differs', () => {
    expect(correct({ place: 'Rotes Rathaus' })).toBeUndefined()
  })

  test('takes the visibility of the visit if the patch removes it', () => {
    const before = signedEntry(entryBody({ visibility: 'public' }))
    const shown = (patch: object, visibility?: Clearance) =>
      correctEntry(before, { patch, reason: 'misread' }, momentAt(), visibility && { visibility })?.thing
        .visibility
    expect([shown({ visibility: null }, 'press'), shown({ visibility: null })]).toEqual(['press', 'internal'])
    expect(shown({ place: 'Wappensaal' }, 'press')).toBe('public')
  })

  test('updates the id of a renamed person', () => {
    const signers = [{ ...guest, personId: 'ekrem-imamoglu-2' }]
    expect(correct({ signers })?.change.changed).toEqual(['/signers/0/personId'])
  })

  test('rejects an office that is not eligible without an override', () => {
    const refusal = refusalOf(() => correct({ signers: [minister] }))
    expect([refusal.code, ...pointersOf(refusal)]).toEqual(['not-eligible', '/patch/signers/0/officeClass'])
    expect(correct({ signers: [minister], override })?.thing.override).toEqual(override)
  })

  test('rejects removing an override that is still needed', () => {
    const exception = signedEntry(entryBody({ signers: [minister], override }))
    expect(refusalOf(() => correct({ override: null }, exception)).code).toBe('not-eligible')
    expect(correct({ override: null, signers: [guest] }, exception)?.thing).not.toHaveProperty('override')
  })

  test('keeps the position of an archive entry, and may leave fields unknown', () => {
    const archived = signedEntry(archiveEntryBody({ volume: 3, page: 17 }))
    const next = correct({ signers: [{ office: 'Queen of Norway' }], signedOn: '1971' }, archived)
    expect(next?.thing).toMatchObject({ volume: 3, page: 17, signedOn: '1971' })
    expect(pointersOf(refusalOf(() => correct({ override }, archived)))).toEqual(['/patch/override'])
  })
})

describe('voiding an entry', () => {
  const voided = voidEntry(signedEntry(), 'signed the wrong page', momentAt())

  test('keeps the number and page used, and records the reason', () => {
    expect(voided.thing).toMatchObject({
      status: 'void',
      statusReason: 'signed the wrong page',
      number: 1,
      page: 1,
    })
    expect(voided.change).toMatchObject({ type: 'book-entry.voided', changed: ['/status', '/statusReason'] })
    expect(understood(entrySchema, voided.thing)).toEqual(voided.thing)
  })

  test('is rejected a second time, and so are corrections afterwards', () => {
    const nothing = { code: 'forbidden-step', details: { allowed: [] } }
    expect(refusalOf(() => voidEntry(voided.thing, 'again', momentAt()))).toMatchObject(nothing)
    expect(refusalOf(() => correct({ place: 'x' }, voided.thing))).toMatchObject(nothing)
  })
})
