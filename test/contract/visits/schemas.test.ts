import { visitCorrection, visitInput, visitPatch, visitStep } from '../../../contract/visits/schemas'
import { istanbul } from '../../support/istanbul'
import {
  archiveVisitBody,
  crowd,
  faultsOf,
  guest,
  host,
  understood,
  visitBody,
} from '../../domain/shared/builders'

const occasion = { de: 'Antrittsbesuch' }

describe('a visit that is recorded as it happens', () => {
  test("can be Istanbul's, as it is", () => {
    expect(understood(visitInput, istanbul().visit)).toMatchObject({ origin: 'live', ...istanbul().visit })
  })

  test('is internal, and has no hosts, venues or programme, unless said otherwise', () => {
    const least = { direction: 'incoming', kind: 'courtesy-call', start: '2026', occasion, guests: [guest] }
    expect(understood(visitInput, least)).toEqual({
      ...least,
      origin: 'live',
      visibility: 'internal',
      hosts: [],
      guests: [{ ...guest, kind: 'person' }],
      venues: [],
      programme: [],
      statements: [],
      sources: [],
    })
  })

  test('is planned, whatever its sender says', () => {
    expect(faultsOf(visitInput, visitBody({ status: 'completed' }))).toEqual(['/status: is not known here'])
  })

  test.each([
    ['the occasion', { occasion: undefined }, '/occasion'],
    ['a guest', { guests: [] }, '/guests'],
    ["a guest's office", { guests: [{ ...guest, office: undefined }] }, '/guests/0/office'],
    [
      "a group's name",
      { guests: [{ ...guest, kind: 'group', office: undefined, name: undefined }] },
      '/guests/0/name',
    ],
    [
      "a guest's class of office",
      { guests: [{ ...guest, officeClass: undefined }] },
      '/guests/0/officeClass',
    ],
    ['a country of today', { hosts: [{ ...host, country: 'DD' }] }, '/hosts/0/country'],
  ])('needs %s', (_what, fields, pointer) => {
    expect(faultsOf(visitInput, visitBody(fields)).map((fault) => fault.split(':')[0])).toEqual([pointer])
  })

  test.each([
    ['of a guest by the office alone', { guests: [{ ...guest, name: undefined }] }],
    ['of a host by the office alone', { hosts: [{ ...host, name: undefined }] }],
    ['of a guest without a country', { guests: [{ ...guest, country: undefined }] }],
    ['of a guest from Kosovo', { guests: [{ ...guest, country: 'XK' }] }],
  ])('may know %s', (_what, fields) => {
    expect(faultsOf(visitInput, visitBody(fields))).toEqual([])
  })

  test('has drafts of statements until they are approved', () => {
    const statements = [{ speaker: 'Kai Wegner', text: 'Willkommen!', language: 'de' }]
    expect(understood(visitInput, visitBody({ statements })).statements[0]?.status).toBe('draft')
  })

  test('has thirty guests at most', () => {
    expect(faultsOf(visitInput, visitBody({ guests: crowd(30) }))).toEqual([])
    expect(faultsOf(visitInput, visitBody({ guests: crowd(31) }))).toEqual([
      '/guests: must have 30 or fewer items',
    ])
  })
})

describe("an archive's visit", () => {
  test('needs no more than a direction, a kind and a start', () => {
    expect(understood(visitInput, archiveVisitBody())).toMatchObject({ status: 'planned', guests: [] })
  })

  test.each(['planned', 'completed', 'cancelled'])('may be %s at once', (status) => {
    expect(faultsOf(visitInput, archiveVisitBody({ status }))).toEqual([])
  })

  test.each(['confirmed', 'void'])('is never recorded as %s', (status) => {
    expect(faultsOf(visitInput, archiveVisitBody({ status }))).toHaveLength(1)
  })

  test('may know people by their office alone', () => {
    expect(faultsOf(visitInput, archiveVisitBody({ guests: [{ office: 'King of Norway' }] }))).toEqual([])
  })
})

describe('a patch', () => {
  test('may hold any value, since what it leads to is checked', () => {
    expect(faultsOf(visitPatch, { start: null, end: null, occasion: { en: null } })).toEqual([])
  })

  test.each([{ id: 'x' }, { status: 'void' }, { origin: 'archive' }, { version: 2 }, { createdBy: 'x' }])(
    'never holds %j',
    (patch) => expect(faultsOf(visitPatch, patch)).toContain(`/${Object.keys(patch)[0]}: is not known here`),
  )

  test('may have a reason, which is checked at once', () => {
    expect(faultsOf(visitPatch, { start: '2027', reason: 'A strike' })).toEqual([])
    expect(faultsOf(visitPatch, { start: '2027', reason: null })).toEqual(['/reason: must be text'])
    expect(faultsOf(visitPatch, { start: '2027', reason: ' ' })).toHaveLength(1)
  })

  test('of a correction has its reason beside it only', () => {
    expect(faultsOf(visitCorrection, { patch: { notes: 'y', reason: 'x' }, reason: 'x' })).toEqual([
      '/patch/reason: is not known here',
    ])
  })

  test.each([[[]], [null], ['x'], [{}]])('is not %j', (patch) =>
    expect(faultsOf(visitPatch, patch)).toHaveLength(1),
  )
})

test('a correction names its faults below the patch, and needs a reason', () => {
  expect(faultsOf(visitCorrection, { patch: { id: 'x', notes: 'y' } })).toEqual([
    '/patch/id: is not known here',
    '/reason: is missing',
  ])
})

test('a step is one that visits know', () => {
  expect(faultsOf(visitStep, { status: 'confirmed' })).toEqual([])
  expect(faultsOf(visitStep, { status: 'completed', reason: 'x', outcome: { de: 'y' } })).toEqual([])
  expect(faultsOf(visitStep, { status: 'done', why: 'x' })).toEqual([
    '/status: must be one of planned, confirmed, postponed, completed, cancelled, void, not "done"',
    '/why: is not known here',
  ])
})
