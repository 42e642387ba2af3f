/** The choice of a country by its name. */
import { COUNTRIES, FORMER_COUNTRIES } from '../../contract/values/countries'
import { countryName } from '../countries'
import { language } from '../language'
import { countryWords } from '../words/countries'
import { SelectField } from './fields'
import type { FieldError } from './form'
import { NO_COUNTRY } from './person-input'

interface CountryFieldProps {
  readonly pointer: string
  readonly label: string
  readonly hint?: string | undefined
  /** A country code, or `NO_COUNTRY`; empty if nothing is chosen. */
  readonly value: string
  readonly onChange: (code: string) => void
  readonly errors: readonly FieldError[]
  readonly isRequired?: boolean
  /** Whether the record comes from an archive, which also has former countries. @default false */
  readonly isArchive?: boolean
  /** Whether there may be no country. @default false */
  readonly mayBeNone?: boolean
}

type CountryOption = readonly [code: string, name: string]

/** The countries in the order of their names. @param withFormer whether former ones are among them */
export function countryOptions(withFormer: boolean): readonly CountryOption[] {
  const codes = withFormer ? [...COUNTRIES, ...FORMER_COUNTRIES] : COUNTRIES
  const { compare } = new Intl.Collator(language())
  return codes
    .map((code): CountryOption => [code, countryName(code)])
    .toSorted(([, a], [, b]) => compare(a, b))
}

export function CountryField({ isArchive = false, mayBeNone = false, ...field }: CountryFieldProps) {
  const words = countryWords()
  const none: readonly CountryOption[] = mayBeNone
    ? [[NO_COUNTRY, isArchive ? words.noneOrUnknown : words.none]]
    : []
  return <SelectField {...field} options={[['', words.choose], ...none, ...countryOptions(isArchive)]} />
}
