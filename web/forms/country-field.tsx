/** The choice of a country by its name. */
import { COUNTRY_CODES } from '../countries'
import { countryName } from '../format'
import { language } from '../language'
import { countryWords } from '../words/countries'
import { SelectField } from './fields'
import type { FieldError } from './form'

interface CountryFieldProps {
  readonly pointer: string
  readonly label: string
  readonly hint?: string | undefined
  /** A country code; empty if none is chosen. */
  readonly value: string
  readonly onChange: (code: string) => void
  readonly errors: readonly FieldError[]
  readonly isRequired?: boolean
}

/** The countries in the order of their names, with one that the list does not have. */
const optionsFor = (value: string): (readonly [string, string])[] => {
  const codes = value === '' || COUNTRY_CODES.includes(value) ? COUNTRY_CODES : [...COUNTRY_CODES, value]
  const { compare } = new Intl.Collator(language())
  return codes.map((code) => [code, countryName(code)] as const).toSorted(([, a], [, b]) => compare(a, b))
}

export const CountryField = (field: CountryFieldProps) => (
  <SelectField {...field} options={[['', countryWords().choose], ...optionsFor(field.value)]} />
)
