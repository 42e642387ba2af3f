import { inBoth } from '../language'

export const countryWords = inBoth({
  de: {
    choose: 'Bitte wählen',
    none: 'kein Land (internationale Organisation, staatenlos)',
    noneOrUnknown: 'kein Land, oder nicht bekannt',
  },
  en: {
    choose: 'Please choose',
    none: 'no country (international organisation, stateless)',
    noneOrUnknown: 'no country, or not known',
  },
})
