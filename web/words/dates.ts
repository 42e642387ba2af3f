import { inBoth } from '../language'

export const dateWords = inBoth({
  de: { day: 'Tag', month: 'Monat', year: 'Jahr', time: 'Uhrzeit' },
  en: { day: 'Day', month: 'Month', year: 'Year', time: 'Time' },
})
