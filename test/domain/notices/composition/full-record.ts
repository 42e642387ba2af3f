/** A record that uses every field a notice may state, with a canary in every field of the office. */
import type { Visit } from '../../../../contract/visits/schemas'
import type { VisitRecord } from '../../../../domain/notices/record'
import { anniversaryOf, minister } from '../../shared/builders'
import { istanbulRecord } from './records'

/** In every text of an office field. */
export const CANARY = 'zugvogel'
/** In the place of an id. */
export const CANARY_ID = '0199ffff-0000-7000-8000-00000000cafe'

const choir = {
  kind: 'group',
  name: 'Philharmonischer Chor',
  country: 'TR',
  officeClass: 'culture-and-sport',
}
const ambassador = {
  name: 'Li Wei',
  office: 'Botschafter',
  organisation: 'Botschaft der Volksrepublik China',
  country: 'CN',
  officeClass: 'ambassador',
}

const STATEMENTS: Visit['statements'] = [
  { speaker: 'Kai Wegner', text: 'Willkommen in Berlin!', language: 'de', status: 'approved' },
  { speaker: CANARY, text: `Entwurf ${CANARY}`, language: 'de', status: 'draft' },
  { speaker: 'Ekrem İmamoğlu', text: 'Teşekkür ederim.', language: 'tr', status: 'approved' },
]

const PROGRAMME: Visit['programme'] = [
  { on: '2025-11-18', time: '14:30', what: 'Begrüßung', where: 'Brandenburger Tor' },
  { what: `Sicherheit ${CANARY}`, where: CANARY, visibility: 'internal' },
  { time: '16:00', what: 'Gespräch', visibility: 'press' },
]

const VISIT = {
  start: '2025-11-17T10:00',
  end: '2025-11-19T18:30',
  timeZone: 'Europe/London',
  guests: [ambassador, { ...minister, organisation: 'Governo do Brasil' }],
  venues: ['Rotes Rathaus', 'Säulensaal, Berliner Rathaus'],
  statements: STATEMENTS,
  programme: PROGRAMME,
  outcome: { de: 'Vereinbart wurde ein Memorandum.', tr: 'Bir mutabakat.' },
  contacts: [{ name: CANARY, function: CANARY, telephone: CANARY, mail: CANARY }],
  notes: CANARY,
  partOf: CANARY_ID,
  visibility: 'internal',
  appointment: { kind: 'word-and-photo', accreditationUntil: '2025-11-16T12:00' },
}

const PARTNERSHIP = {
  foundedPlace: 'Istanbul',
  foundingSignatories: ['Walter Momper (Berlin)', 'Nurettin Sözen (Istanbul)'],
  notes: CANARY,
}

const ENTRY = {
  signers: [
    {
      name: 'Ekrem İmamoğlu',
      office: 'Bürgermeister von Istanbul',
      officeClass: 'partner-city-mayor',
      country: 'TR',
    },
    ambassador,
    choir,
  ],
  override: { reason: CANARY },
  place: 'Schloss Bellevue',
  inscription: { text: 'Dostluk için', language: 'tr' },
  notes: CANARY,
}

export function fullRecord(
  changes: { visit?: object; partnership?: object; entry?: object } = {},
): VisitRecord {
  const record = istanbulRecord({
    visit: { ...VISIT, ...changes.visit },
    partnership: { ...PARTNERSHIP, ...changes.partnership },
    entry: { ...ENTRY, ...changes.entry },
  })
  const office = { statusReason: CANARY, createdBy: CANARY, updatedBy: CANARY }
  const { visit, partnership, anniversary, entries } = record
  return {
    visit: { ...visit, ...office },
    ...(partnership && { partnership: { ...partnership, ...office } }),
    ...(anniversary && { anniversary: { ...anniversary, createdBy: CANARY, updatedBy: CANARY } }),
    entries: entries.map((entry) => Object.assign(entry, office)),
  }
}

/** The same, with few guests, a suspended partnership of another kind and an anniversary of the city. */
export function otherRecord(): VisitRecord {
  const wall = anniversaryOf()
  const record = fullRecord({
    visit: {
      direction: 'outgoing',
      kind: 'other',
      kindInWords: { en: 'Wall talks', tr: 'Duvar' },
      start: '2025-05',
      end: '2025-05-21',
      appointment: { kind: 'photo', accreditationUntil: '2025-05-02T12:00' },
      guests: [choir],
      hosts: [],
      occasion: { tr: 'Dostluk' },
      outcome: { en: 'A memorandum.' },
      anniversary: { anniversaryId: wall.id, ordinal: 36 },
      programme: [],
    },
    partnership: {
      kind: 'friendship',
      partnerKind: 'region',
      city: { tr: 'Marmara' },
      motto: { tr: 'Özgürlük' },
      programmes: [],
    },
    entry: { signers: [{ ...choir, officeClass: 'head-of-state' }], inscription: { text: 'Merhaba' } },
  })
  const { partnership } = record
  if (!partnership) throw new Error('has no partnership')
  return {
    ...record,
    partnership: { ...partnership, status: 'suspended', statusSince: '2022-03-04' },
    anniversary: { ...wall, createdBy: CANARY, updatedBy: CANARY },
  }
}
