/** Requests that the API refuses, for each of its sentences, and the valid bodies that they are made from. */

export const guest = { name: 'A', office: 'Mayor', officeClass: 'mayor', country: 'TR' }
export const visit = {
  direction: 'incoming',
  kind: 'official-visit',
  start: '2020-06-19',
  occasion: { de: 'Besuch' },
  guests: [guest],
}
export const partnership = {
  city: { en: 'Istanbul' },
  country: 'TR',
  kind: 'partnership',
  foundedOn: '1989-11-17',
}
const signer = { ...guest, officeClass: 'head-of-state', role: 'principal' }
export const entry = {
  signedOn: '2020-06-19',
  signers: [signer],
  occasion: { de: 'Besuch' },
  place: 'Rathaus',
}
const times = (count: number, value: unknown) => Array.from({ length: count }, () => value)

/** What the API refuses: the path, and the body of a POST. */
export const REFUSED: readonly (readonly [path: string, body: unknown])[] = [
  ['visits', {}],
  ['visits', { ...visit, direction: 'up', kind: 'x', visibility: 'x', color: 'red', origin: 'x' }],
  ['visits', { ...visit, start: '2020-02-31', end: 'soon', timeZone: 'Berlin', occasion: {} }],
  [
    'visits',
    { ...visit, start: 5, venues: ['\u0000', '', 'a'.repeat(301), 'a\u202eb', `a${'\u0301'.repeat(31)}`] },
  ],
  [
    'visits',
    { ...visit, occasion: { German: 'a', de: '' }, outcome: { de: '\u0000' }, notes: 7, sources: 'none' },
  ],
  ['visits', { ...visit, guests: [], hosts: times(31, guest) }],
  ['visits', { ...visit, guests: times(20, guest), hosts: times(20, guest) }],
  [
    'visits',
    { ...visit, guests: [{ ...guest, country: 'XX', officeClass: 'x', personId: 'A B', kind: 'x' }] },
  ],
  ['visits', { ...visit, guests: [{ ...guest, country: 'DD' }] }],
  ['visits', { ...visit, guests: [{ ...guest, name: undefined, personId: 'a' }] }],
  ['visits', { ...visit, end: '2020-06-18' }],
  ['visits', { ...visit, end: '2021-06-18' }],
  ['visits', { ...visit, appointment: { kind: 'photo', accreditationUntil: '2020-06-20' } }],
  ['visits', { ...visit, end: visit.start, appointment: { kind: 'pool', accreditationUntil: '2021' } }],
  ['visits', { ...visit, appointment: { kind: 'x', accreditationUntil: 'soon' } }],
  ['visits', { ...visit, partnershipId: 'nowhere', anniversary: { anniversaryId: 'nothing', ordinal: 1 } }],
  ['visits', { ...visit, partOf: '00000000-0000-7000-8000-000000000000' }],
  ['visits', { ...visit, partOf: 'x', city: { de: '' } }],
  ['visits', { ...visit, anniversary: { anniversaryId: 'nothing', ordinal: 0 } }],
  ['visits', { ...visit, anniversary: { anniversaryId: 'nothing', ordinal: 10_000 } }],
  ['visits', { ...visit, anniversary: { anniversaryId: 'nothing', ordinal: 'many' } }],
  [
    'visits',
    { ...visit, programme: [{ on: '2020', time: '25:00', what: '' }], statements: [{ language: 'German' }] },
  ],
  ['visits', { ...visit, sources: [{ url: 'x', evidence: 'x' }, { url: 'https://a:b@example.org/' }] }],
  ['visits', { ...visit, kind: 'other' }],
  ['visits', { ...visit, kindInWords: { de: 'Richtfest' } }],
  ['visits', { ...visit, sources: [{}, { reference: 'https://example.org/' }] }],
  ['visits', { ...visit, sources: [{ url: 'https://example.org/', reference: 'LAB' }] }],
  ['visits', { ...visit, origin: 'archive', guests: [{}] }],
  ['visits', { ...visit, origin: 'archive', status: 'completed', start: '2999' }],
  ['partnerships', {}],
  ['partnerships', { ...partnership, foundedOn: 'long ago', predecessor: { date: '2000' } }],
  ['partnerships', { ...partnership, status: 'ended', statusSince: '1900' }],
  [
    'partnerships',
    { ...partnership, programmes: times(2, { id: 'a', name: { de: 'A' }, field: 'culture' }) },
  ],
  ['anniversaries', {}],
  ['anniversaries', { id: 'partnership-a', title: { de: 'A' }, kind: 'historic', originOn: '1913-01-01' }],
  ['anniversaries', { title: { de: '!' }, kind: 'historic', originOn: '1913' }],
  ['books/golden-book/entries', {}],
  ['books/golden-book/entries', { ...entry, signers: [{ ...signer, officeClass: 'mayor' }] }],
  ['books/golden-book/entries', { ...entry, signers: [{ ...signer, role: 'companion' }] }],
  ['books/golden-book/entries', { ...entry, signers: [{ ...signer, name: 'N.N.' }] }],
  ['books/golden-book/entries', { ...entry, signedOn: '2999-01-01' }],
  ['books/golden-book/entries', { ...entry, visitId: '00000000-0000-7000-8000-000000000000' }],
  ['books/golden-book/entries', { ...entry, visitId: 'x' }],
  ['books/golden-book/entries', { ...entry, origin: 'archive', page: 3 }],
  ['books/guest-book/entries', { ...entry, origin: 'archive', volume: 2, page: 900 }],
  ['books/no-book/entries', entry],
  ['books/golden-book/volumes', { number: 7 }],
  ['books/golden-book/volumes', { capacity: 5, nextPage: 9 }],
  ['subscriptions', {}],
  ['subscriptions', { url: 'http://example.org', clearance: 'x', partnershipIds: ['nowhere'] }],
  ['subscriptions', { url: 'https://a:b@example.org:8443/ x' }],
  ['calendar-feeds', { clearance: 'x' }],
]
