/**
 * Bodies of requests with a canary in every text field. They state who may see each field, independently of the
 * views.
 */
import type { Clearance } from '../../../contract/things'
import { isCleared } from '../../../domain/shared/clearance'
import type { Canaries } from './canaries'

/** Each function makes a new canary for a field, with the clearance that may see it. */
export interface CanaryFields {
  /** Visible to every reader of the thing. */
  readonly own: (field: string) => string
  /** Visible to readers of the clearance `internal` only. */
  readonly office: (field: string) => string
  /** Visible to readers of the thing who also have this clearance. */
  readonly part: (field: string, visibility: Clearance) => string
}

export const canaryFieldsFor = (canaries: Canaries, kind: string, visibility: Clearance): CanaryFields => ({
  own: (field) => canaries.put(visibility, `${field} of a ${visibility} ${kind}`),
  office: (field) => canaries.put('internal', `${field} of a ${visibility} ${kind}`),
  part: (field, part) =>
    canaries.put(
      isCleared(part, visibility) ? part : visibility,
      `${part} ${field} of a ${visibility} ${kind}`,
    ),
})

/**
 * The country of the guests by the visibility of their thing, so that the filter `country` finds things of one
 * visibility.
 */
export const COUNTRY = { internal: 'IS', press: 'PT', public: 'UG' } as const satisfies Record<
  Clearance,
  string
>

const person = ({ own }: CanaryFields, as: string, more: object) => ({
  name: own(`${as}'s name`),
  office: own(`${as}'s office`),
  organisation: own(`${as}'s organisation`),
  ...more,
})

const sourcesOf = ({ own }: CanaryFields) => [
  { url: `https://${own('source')}.example/${own('source')}` },
  { reference: own('reference of a source') },
]

export const visitBody = (visibility: Clearance, fields: CanaryFields) => {
  const { own, office, part } = fields
  const item = (of: Clearance, more: object = {}) => ({
    what: part('programme item', of),
    where: part('programme place', of),
    ...more,
  })
  return {
    externalId: own('externalId'),
    direction: 'incoming',
    kind: 'other',
    kindInWords: { de: own('kind'), en: own('kind') },
    city: { de: own('city'), en: own('city') },
    occasion: { de: own('occasion'), en: own('occasion') },
    venues: [own('venue')],
    hosts: [person(fields, 'host', { country: 'DE' })],
    guests: [
      person(fields, 'guest', {
        personId: own('personId'),
        country: COUNTRY[visibility],
        officeClass: 'minister',
      }),
    ],
    programme: [
      item(visibility),
      ...(['public', 'press', 'internal'] as const).map((of) => item(of, { visibility: of })),
    ],
    appointment: { kind: 'photo', accreditationUntil: '2020-01-01' },
    statements: [
      { speaker: own('speaker'), text: own('statement'), language: 'de', status: 'approved' },
      { speaker: office('speaker of a draft'), text: office('draft statement'), language: 'de' },
    ],
    outcome: { de: own('outcome'), en: own('outcome') },
    partnershipId: 'first',
    visibility,
    contacts: [
      {
        name: office('contact'),
        function: office('function'),
        telephone: office('telephone'),
        mail: office('mail'),
      },
    ],
    notes: office('notes'),
    sources: sourcesOf(fields),
  }
}

/** A signing that needs an override in the Golden Book. */
export const entryBody = (visibility: Clearance, fields: CanaryFields) => {
  const { own, office } = fields
  return {
    externalId: own('externalId'),
    signedOn: '2026-11-16',
    occasion: { de: own('occasion'), en: own('occasion') },
    place: own('place'),
    inscription: { text: own('inscription'), language: 'de' },
    signers: [
      person(fields, 'signer', {
        personId: own('personId'),
        country: COUNTRY[visibility],
        officeClass: 'other',
      }),
    ],
    hosts: [person(fields, 'host', { country: 'DE' })],
    override: { reason: office('override') },
    visibility,
    notes: office('notes'),
    sources: sourcesOf(fields),
  }
}

export const partnershipBody = (id: string, fields: CanaryFields) => {
  const { own, office } = fields
  return {
    id,
    externalId: own('externalId'),
    city: { de: own('city'), en: own('city') },
    country: 'SE',
    foundedOn: '1989-11-18',
    foundedPlace: own('place'),
    foundingSignatories: [own('signatory')],
    predecessor: { party: own('predecessor') },
    motto: { en: own('motto') },
    agreements: [{ kind: own('agreement') }],
    programmes: [
      {
        id: own('programme id'),
        name: { en: own('programme') },
        field: 'culture',
        homeBody: own('body'),
        partnerBody: own('body'),
        offers: { en: own('offer') },
      },
    ],
    notes: office('notes'),
    sources: sourcesOf(fields),
  }
}

/** The headline and the contacts of a notice. */
export const noticeHead = ({ own }: Pick<CanaryFields, 'own'>) => ({
  headline: own('headline'),
  contacts: [
    {
      name: own('contact'),
      function: own('function'),
      telephone: own('telephone'),
      mail: own('mail'),
      url: `https://${own('url')}.example/`,
    },
  ],
})

/** All words that a person gives a notice. */
export const noticeWords = (fields: Pick<CanaryFields, 'own'>) => ({
  ...noticeHead(fields),
  blocks: [
    { part: 'lead', heading: fields.own('heading'), text: fields.own('text') },
    { text: fields.own('added text'), language: 'en' },
  ],
})

/** Things that are recorded at one path, in each of the visibilities, and then patched. */
export interface PatchedThings {
  /** `['public']` for things without a visibility of their own. */
  readonly visibilities: readonly Clearance[]
  readonly body: (visibility: Clearance, fields: CanaryFields) => object
  /** The patches, which together make every type of change. */
  readonly patches: (fields: CanaryFields) => readonly object[]
  /** The text fields of their changes that no request fills, as `<type> <pointer> <visibility>`. */
  readonly withoutText: readonly string[]
}

/** By resource. */
export const PATCHED_THINGS: Readonly<Record<string, PatchedThings>> = {
  anniversaries: {
    visibilities: ['public'],
    body: (_visibility, { own }) => ({
      id: 'opening',
      title: { de: own('title'), en: own('title') },
      kind: 'historic',
      originOn: '1989-11-18',
      announce: 'every',
    }),
    patches: ({ own }) => [{ status: 'muted' }, { status: 'active' }, { title: { en: own('title') } }],
    withoutText: [
      'anniversary.upcoming /actor',
      'anniversary.upcoming /actorName',
      'anniversary.upcoming /reason',
    ],
  },
}
