import { inBoth } from '../language'

export const dateWords = inBoth({
  de: { day: 'Tag', month: 'Monat', year: 'Jahr', time: 'Uhrzeit', dayUnknown: 'Tag unbekannt' },
  en: { day: 'Day', month: 'Month', year: 'Year', time: 'Time', dayUnknown: 'day unknown' },
})
