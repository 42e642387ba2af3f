import { inBoth } from '../language'

export const countryWords = inBoth({
  de: { choose: 'Bitte wählen' },
  en: { choose: 'Please choose' },
})
