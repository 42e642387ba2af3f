/** What the form can say in the reader's language before it sends; all other rules are the API's. */
import type { FieldError } from '../../forms/form'
import { fromLocalizedInput } from '../../forms/localized-input'
import { partnershipWords } from '../../words/partnerships'
import type { PartnershipValues } from './partnership-input'

const faultIf = (isFault: boolean, pointer: string, message: string): readonly FieldError[] =>
  isFault ? [{ pointer, message }] : []

/** @param needsCountry whether the partnership must have one: those of the archive need none */
export function checkPartnership(values: PartnershipValues, needsCountry: boolean): readonly FieldError[] {
  const words = partnershipWords().form
  return [
    ...faultIf(!fromLocalizedInput(values.city), '/city', words.cityMissing),
    ...faultIf(needsCountry && values.country === '', '/country', words.countryMissing),
    ...values.programmes.flatMap(({ name }, index) =>
      faultIf(!fromLocalizedInput(name), `/programmes/${index}/name`, words.programmeNameMissing),
    ),
    ...values.agreements.flatMap(({ kind }, index) =>
      faultIf(kind.trim() === '', `/agreements/${index}/kind`, words.agreementKindMissing),
    ),
  ]
}
