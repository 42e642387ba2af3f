/** Countries by name. Apart from `format.ts`, so that pages without countries do not load their names. */
import { countryName as nameOfCountry } from '../contract/values/country-names'
import { language } from './language'

/** The name of a country, by its code. */
export const countryName = (code: string): string => nameOfCountry(code, language())
