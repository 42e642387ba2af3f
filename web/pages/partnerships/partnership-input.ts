/** The values of the form for a partnership, and the body of the API that they become. */
import type { BodyOf, Operations } from '../../api'
import { textIn, withoutUndefined } from '../../forms/body'
import { fromDateInput, NO_DATE, toDateInput, type DateInput } from '../../forms/date-input'
import {
  fromLocalizedInput,
  NO_TEXT,
  toLocalizedInput,
  type LocalizedInput,
} from '../../forms/localized-input'
import { NO_SOURCE, type SourceInput } from '../../forms/source-input'

export type Partnership = BodyOf<'readPartnership'>
type PartnershipBody = Extract<
  Operations['recordPartnership']['body'],
  { readonly origin?: 'live' | undefined }
>
type Programme = Partnership['programmes'][number]
type Agreement = Partnership['agreements'][number]
type Source = Partnership['sources'][number]

export interface ProgrammeValues {
  readonly id: string
  /** Whether the id was entered, and no longer follows the name. */
  readonly hasOwnId: boolean
  readonly name: LocalizedInput
  readonly field: string
  readonly homeBody: string
  readonly partnerBody: string
  readonly since: DateInput
  readonly offers: LocalizedInput
  readonly evidence: string
}

export interface AgreementValues {
  readonly date: DateInput
  readonly kind: string
  readonly evidence: string
}

export interface PartnershipValues {
  readonly city: LocalizedInput
  readonly country: string
  readonly kind: string
  readonly partnerKind: string
  readonly foundedOn: DateInput
  readonly foundedPlace: string
  /** One in each line. */
  readonly signatories: string
  readonly motto: LocalizedInput
  readonly programmes: readonly ProgrammeValues[]
  readonly agreements: readonly AgreementValues[]
  readonly sources: readonly SourceInput[]
  readonly notes: string
  readonly externalId: string
}

export const BLANK_PROGRAMME: ProgrammeValues = {
  id: '',
  hasOwnId: false,
  name: NO_TEXT,
  field: 'culture',
  homeBody: '',
  partnerBody: '',
  since: NO_DATE,
  offers: NO_TEXT,
  evidence: '',
}

export const BLANK_AGREEMENT: AgreementValues = { date: NO_DATE, kind: '', evidence: '' }

/** A new partnership; a row waits for the city's name in its own language. */
export const BLANK_PARTNERSHIP: PartnershipValues = {
  city: [...NO_TEXT, { tag: '', text: '' }],
  country: '',
  kind: 'partnership',
  partnerKind: 'city',
  foundedOn: NO_DATE,
  foundedPlace: '',
  signatories: '',
  motto: NO_TEXT,
  programmes: [],
  agreements: [],
  sources: [],
  notes: '',
  externalId: '',
}

export const toValues = (partnership: Partnership): PartnershipValues => ({
  city: toLocalizedInput(partnership.city),
  country: partnership.country ?? '',
  kind: partnership.kind,
  partnerKind: partnership.partnerKind,
  foundedOn: toDateInput(partnership.foundedOn),
  foundedPlace: partnership.foundedPlace ?? '',
  signatories: partnership.foundingSignatories.join('\n'),
  motto: toLocalizedInput(partnership.motto),
  programmes: partnership.programmes.map(toProgrammeValues),
  agreements: partnership.agreements.map(({ date, kind, evidence = '' }) => ({
    date: toDateInput(date),
    kind,
    evidence,
  })),
  sources: partnership.sources.map((source) => ({ ...NO_SOURCE, ...source })),
  notes: partnership.notes ?? '',
  externalId: partnership.externalId ?? '',
})

const toProgrammeValues = (programme: Programme): ProgrammeValues => ({
  id: programme.id,
  hasOwnId: true,
  name: toLocalizedInput(programme.name),
  field: programme.field,
  homeBody: programme.homeBody ?? '',
  partnerBody: programme.partnerBody ?? '',
  since: toDateInput(programme.since),
  offers: toLocalizedInput(programme.offers),
  evidence: programme.evidence ?? '',
})

/** The body of the API; what is empty is left out. */
export const toBody = (values: PartnershipValues): PartnershipBody =>
  withoutUndefined({
    city: fromLocalizedInput(values.city) ?? {},
    // A partnership of the archive may have none; the form asks for it otherwise.
    country: textIn(values.country) as PartnershipBody['country'],
    kind: values.kind as Partnership['kind'],
    partnerKind: values.partnerKind as Partnership['partnerKind'],
    foundedOn: fromDateInput(values.foundedOn),
    foundedPlace: textIn(values.foundedPlace),
    foundingSignatories: values.signatories
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean),
    motto: fromLocalizedInput(values.motto),
    programmes: values.programmes.map(toProgramme),
    agreements: values.agreements.map(toAgreement),
    sources: values.sources.map(toSource),
    notes: textIn(values.notes),
    externalId: textIn(values.externalId),
  })

const toProgramme = (values: ProgrammeValues): Programme =>
  withoutUndefined({
    id: values.id.trim(),
    name: fromLocalizedInput(values.name) ?? {},
    field: values.field as Programme['field'],
    homeBody: textIn(values.homeBody),
    partnerBody: textIn(values.partnerBody),
    since: fromDateInput(values.since),
    offers: fromLocalizedInput(values.offers),
    evidence: textIn(values.evidence) as Programme['evidence'],
  })

const toAgreement = ({ date, kind, evidence }: AgreementValues): Agreement =>
  withoutUndefined({
    date: fromDateInput(date),
    kind: kind.trim(),
    evidence: textIn(evidence) as Agreement['evidence'],
  })

const toSource = ({ url, reference, evidence }: SourceInput): Source =>
  withoutUndefined({
    url: textIn(url),
    reference: textIn(reference),
    evidence: textIn(evidence) as Source['evidence'],
  })
